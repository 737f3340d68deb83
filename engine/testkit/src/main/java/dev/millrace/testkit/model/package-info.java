/** Explores every interleaving of a small job on the real runtime: a scheduler that chooses instead of ordering by time. */
package dev.millrace.testkit.model;
