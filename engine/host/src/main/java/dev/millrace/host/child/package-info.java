/** The inside of the engine process. Nothing here runs in the window's process. */
package dev.millrace.host.child;
