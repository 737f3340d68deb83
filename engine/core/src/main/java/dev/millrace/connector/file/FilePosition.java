package dev.millrace.connector.file;

import org.jspecify.annotations.Nullable;

/**
 * How far a source has read one file, as a snapshot keeps it. Public because it is written like any other state.
 *
 * @param split 0-based number of the file when all were listed
 * @param of how many there were then
 * @param position how many of its records have been emitted
 * @param path where it is, as the job gave it; null in snapshots that knew it by its number alone
 * @param read whether all of it has been read, so that nobody needs it any more
 */
public record FilePosition(
        int split, int of, long position, @Nullable String path, boolean read) {}
