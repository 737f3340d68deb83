package dev.millrace.storage;

import dev.millrace.trace.SnapshotKind;
import java.util.List;

/**
 * A snapshot's table of contents.
 *
 * @param format version of the layout
 * @param checkpoint number of the snapshot
 * @param kind why it was taken
 * @param operators whose state it holds
 */
record Manifest(int format, long checkpoint, SnapshotKind kind, List<Operator> operators) {
    /** 2: lists say how they are distributed. */
    static final int FORMAT = 2;

    /**
     * One operator.
     *
     * @param id its uid, else an id derived from its place in the graph
     * @param maxParallelism number of key groups; 0 where the job that wrote it did not say
     * @param file name of the file with the state of its subtasks
     * @param bytes size of that file
     * @param sha256 checksum of that file, hexadecimal
     */
    record Operator(String id, int maxParallelism, String file, long bytes, String sha256) {}
}
