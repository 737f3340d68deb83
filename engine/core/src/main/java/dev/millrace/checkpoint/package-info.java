/** Snapshots and the coordinator that asks for them. */
package dev.millrace.checkpoint;
