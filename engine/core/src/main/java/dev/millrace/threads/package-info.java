/** The scheduler that drives subtasks on real threads at full speed; known to nothing below it. */
package dev.millrace.threads;
