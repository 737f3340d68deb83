package dev.millrace.storage;

import dev.millrace.state.ByteStore;
import dev.millrace.state.ByteTables;
import dev.millrace.state.StateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keyed state in RocksDB: a database of its own for each operator subtask, in a folder that goes with the store. The databases
 * are no more than working memory: what has to survive is in snapshots. Closing the store closes every database that a run has
 * left open, as one does that is ended at its limit. Used from any thread. See Flink's EmbeddedRocksDBStateBackend.
 */
public final class RocksStore implements ByteStore, AutoCloseable {
    private final Set<RocksTables> open = new HashSet<>();
    private @Nullable Path folder;
    private int databases;

    @Override
    public synchronized ByteTables open(String operator, List<StateFile> files) {
        RocksLibrary.load(operator);
        try {
            RocksTables tables = new RocksTables(database(), files, this::closed);
            open.add(tables);
            return tables;
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "operator '" + operator + "' has no place for its state: " + failed.getMessage(), failed);
        }
    }

    private Path database() throws IOException {
        Path home = folder;
        if (home == null) {
            home = WorkFolders.create();
            folder = home;
        }
        return home.resolve("db-" + databases++);
    }

    /** With the last database goes the folder: a snapshot can be opened when the run it was taken in is over. */
    private synchronized void closed(RocksTables tables) {
        open.remove(tables);
        Path home = folder;
        if (open.isEmpty() && home != null) {
            folder = null;
            WorkFolders.delete(home);
        }
    }

    /** Closes all databases and removes their files; nobody uses them any more. */
    @Override
    public void close() {
        List<RocksTables> left;
        synchronized (this) {
            left = new ArrayList<>(open);
        }
        left.forEach(RocksTables::close);
    }
}
