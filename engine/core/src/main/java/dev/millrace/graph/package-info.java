/** The plan of a job: immutable, printable, made by the fluent API and taken by the runtime. */
package dev.millrace.graph;
