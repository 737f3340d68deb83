/** The main window: what is where, its menus and keys, and what opens it. */
package dev.millrace.app.shell;
