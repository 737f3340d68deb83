/** Makes the streams of a run out of files, of rows given in place, and of the talk's simulated sensors. */
package dev.millrace.host.stream;
