/** Jobs of one's own: a file of records becomes a stream, a folder with a scenario and a script becomes a job. */
package dev.millrace.app.job;
