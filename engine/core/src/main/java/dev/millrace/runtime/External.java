package dev.millrace.runtime;

import dev.millrace.checkpoint.SnapshotStorage;
import dev.millrace.connector.Connections;
import dev.millrace.connector.OutsideWorld;
import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.state.ByteStore;

/**
 * What lives outside the job and survives its failures.
 *
 * @param streams the replayable streams of the run, by name
 * @param results what sinks have written; belongs to the branch of the run
 * @param outside the files and databases that sinks write to; belongs to the branch of the run
 * @param connections the senders that cannot be asked to send again
 * @param snapshots where complete checkpoints and savepoints are kept
 * @param stateStore where keyed state lives that does not live on the heap
 */
public record External(
        StreamLibrary streams,
        ResultStore results,
        OutsideWorld outside,
        Connections connections,
        SnapshotStorage snapshots,
        ByteStore stateStore) {
    /** Has a world outside of its own with nobody connected yet, keeps snapshots where it is told, and state on the heap. */
    public External(StreamLibrary streams, ResultStore results, SnapshotStorage snapshots) {
        this(streams, results, new OutsideWorld(), new Connections(), snapshots, ByteStore.NONE);
    }

    /** Keeps snapshots in memory only. */
    public External(StreamLibrary streams, ResultStore results) {
        this(streams, results, SnapshotStorage.NONE);
    }

    /** The same with a store for state that does not live on the heap. */
    public External with(ByteStore other) {
        return new External(streams, results, outside, connections, snapshots, other);
    }
}
