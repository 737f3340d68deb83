/** Sources and sinks, and the outside world they stand in. */
package dev.millrace.connector;
