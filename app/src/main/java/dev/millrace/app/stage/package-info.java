/** The stage: the job as running subtasks, with the elements on their way through its channels. */
package dev.millrace.app.stage;
