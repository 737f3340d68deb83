package dev.millrace.runtime;

import dev.millrace.checkpoint.SnapshotStorage;
import dev.millrace.connector.Connections;
import dev.millrace.connector.OutsideWorld;
import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;

/**
 * What lives outside the job and survives its failures.
 *
 * @param streams the replayable streams of the run, by name
 * @param results what sinks have written; belongs to the branch of the run
 * @param outside the files and databases that sinks write to; belongs to the branch of the run
 * @param connections the senders that cannot be asked to send again
 * @param snapshots where complete checkpoints and savepoints are kept
 */
public record External(
        StreamLibrary streams,
        ResultStore results,
        OutsideWorld outside,
        Connections connections,
        SnapshotStorage snapshots) {
    /** Has a world outside of its own with nobody connected yet, and keeps snapshots where it is told. */
    public External(StreamLibrary streams, ResultStore results, SnapshotStorage snapshots) {
        this(streams, results, new OutsideWorld(), new Connections(), snapshots);
    }

    /** Keeps snapshots in memory only. */
    public External(StreamLibrary streams, ResultStore results) {
        this(streams, results, SnapshotStorage.NONE);
    }
}
