/** Writing to a database through JDBC, with the names of Flink's connector. */
package dev.millrace.connector.jdbc;
