/** The operators that run a job's functions inside subtasks. */
package dev.millrace.operators;
