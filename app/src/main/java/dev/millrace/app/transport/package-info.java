/** The transport: the keys and buttons that move the cursor, and the timeline. */
package dev.millrace.app.transport;
