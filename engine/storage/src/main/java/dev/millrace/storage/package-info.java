/** Checkpoints and savepoints on disk: one folder each, checksummed, visible by one atomic rename. */
package dev.millrace.storage;
