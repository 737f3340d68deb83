package dev.millrace.connector;

/**
 * How far a source has read one split: the state of a source in a snapshot.
 *
 * @param split 0-based number of the split
 * @param of the number of splits there were when the input was dealt out to them
 * @param position how many of its records have been emitted
 */
public record SplitPosition(int split, int of, long position) {}
