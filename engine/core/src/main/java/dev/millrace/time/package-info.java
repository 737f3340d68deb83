/** Event time: timestamps, watermarks and the strategies that make them. */
package dev.millrace.time;
