/** Writing rows to files in two phases, with the names of Flink's connector. */
package dev.millrace.connector.file;
