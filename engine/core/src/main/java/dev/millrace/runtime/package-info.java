/** What runs: passive subtasks that are stepped by a scheduler, their operators, channels and outputs. */
package dev.millrace.runtime;
