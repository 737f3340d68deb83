/**
 * The engine process: a child JVM that holds the JShell and the engine, and its client. There is no other way to run a job.
 */
package dev.millrace.host;
