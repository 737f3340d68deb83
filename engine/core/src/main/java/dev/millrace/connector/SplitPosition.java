package dev.millrace.connector;

/**
 * How far a source has read one split: the state of a source in a snapshot.
 *
 * @param split 0-based number of the split
 * @param position how many of its rows have been emitted
 */
record SplitPosition(int split, long position) {}
