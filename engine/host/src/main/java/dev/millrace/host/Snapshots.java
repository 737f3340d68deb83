package dev.millrace.host;

import org.jspecify.annotations.Nullable;

/**
 * What a run has to do with snapshots on disk; paths are those of the client's file system.
 *
 * @param from the folder of the snapshot to resume from, or of a job's checkpoints (then the newest whole one); null for a fresh start
 * @param allowNonRestoredState whether state in it that no operator takes is dropped
 * @param keptIn where every complete checkpoint and savepoint is kept; null for nowhere
 */
public record Snapshots(
        @Nullable String from,
        boolean allowNonRestoredState,
        @Nullable String keptIn) {
    /** A fresh start, nothing kept. */
    public static final Snapshots NONE = new Snapshots(null, false, null);
}
