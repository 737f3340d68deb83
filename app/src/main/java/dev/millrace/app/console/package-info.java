/** What was printed and said, and the event under the cursor with its causes. */
package dev.millrace.app.console;
