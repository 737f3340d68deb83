/** What the client and the engine process say to each other: length-prefixed frames over standard input and output. */
package dev.millrace.host.wire;
