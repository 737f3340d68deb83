package dev.millrace.storage;

import dev.millrace.trace.SnapshotKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot's table of contents.
 *
 * @param format version of the layout
 * @param checkpoint number of the snapshot
 * @param kind why it was taken
 * @param operators whose state it holds
 */
record Manifest(int format, long checkpoint, SnapshotKind kind, List<Operator> operators) {
    /** 2: lists say how they are distributed. 3: keyed state may be files. */
    static final int FORMAT = 3;

    /** The oldest that can be read. */
    static final int OLDEST_FORMAT = 2;

    /**
     * One operator.
     *
     * @param id its uid, else an id derived from its place in the graph
     * @param maxParallelism number of key groups; 0 where the job that wrote it did not say
     * @param file name of the file with the state of its subtasks
     * @param bytes size of that file
     * @param sha256 checksum of that file, hexadecimal
     * @param shared checksums of the files that it holds with other snapshots; they stand in the folder {@code shared} beside them
     */
    record Operator(
            String id,
            int maxParallelism,
            String file,
            long bytes,
            String sha256,
            @Nullable List<String> shared) {
        /** Null as none. */
        List<String> sharedFiles() {
            return shared == null ? List.of() : shared;
        }
    }
}
