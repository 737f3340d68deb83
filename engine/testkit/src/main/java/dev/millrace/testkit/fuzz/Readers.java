package dev.millrace.testkit.fuzz;

import dev.millrace.checkpoint.SnapshotStorage;
import dev.millrace.connector.Connections;
import dev.millrace.connector.OutsideWorld;
import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.runtime.External;
import dev.millrace.state.ByteStore;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a run writes to, and what its readers see of that. */
final class Readers implements AutoCloseable {
    private final ResultStore results = new ResultStore();
    private final OutsideWorld outside = new OutsideWorld();

    /** The world outside of a run, or of one of those that go on with each other's results. */
    External external(StreamLibrary streams, SnapshotStorage snapshots, ByteStore states) {
        return new External(streams, results, outside, new Connections(), snapshots, states);
    }

    /** By result or folder. */
    Map<String, List<String>> rows() throws IOException {
        Map<String, List<String>> rows = new TreeMap<>(outside.rows());
        results.results().forEach(name -> rows.put(name, results.rows(name)));
        return rows;
    }

    /** Transactions that are neither committed nor aborted, with their rows. */
    Map<String, Integer> prepared() {
        return results.prepared();
    }

    @Override
    public void close() throws IOException {
        outside.close();
    }
}
