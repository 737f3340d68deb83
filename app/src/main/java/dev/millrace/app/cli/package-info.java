/** The command line: one class a command. Works with no display. */
package dev.millrace.app.cli;
