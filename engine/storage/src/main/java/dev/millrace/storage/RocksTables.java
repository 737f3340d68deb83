package dev.millrace.storage;

import dev.millrace.state.ByteTable;
import dev.millrace.state.ByteTables;
import dev.millrace.state.StateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.rocksdb.CompressionType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.StringAppendOperator;
import org.rocksdb.WriteOptions;

/** The tables of one operator subtask: one database, in which the entries of a table begin with its number. */
final class RocksTables implements ByteTables {
    private static final long WRITE_BUFFER_BYTES = 32L << 20;
    /** A lesson's states are small: what memory is asked for at a time. */
    private static final long ARENA_BLOCK_BYTES = 64L << 10;

    private final Path folder;
    private final Consumer<RocksTables> closed;
    private final Map<String, RocksTable> tables = new HashMap<>();
    /** What has to be given back, the last one first. */
    private final Deque<AutoCloseable> handles = new ArrayDeque<>();

    private final RocksDB database;
    private final WriteOptions writing;
    private final ReadOptions reading;
    private final RocksFiles content;
    private boolean isClosed;

    /**
     * Opens a database.
     *
     * @param folder where it is; must not exist yet
     * @param files it begins with, none for an empty one
     * @param closed told when it is closed
     */
    RocksTables(Path folder, List<StateFile> files, Consumer<RocksTables> closed) throws IOException {
        this.folder = folder;
        this.closed = closed;
        this.content = new RocksFiles(folder, files);
        try {
            this.database = handle(RocksDB.open(options(), folder.toString()));
        } catch (RocksDBException failed) {
            close();
            throw new IOException("RocksDB cannot open " + folder + ": " + failed.getMessage(), failed);
        }
        // What is written and not in a snapshot may be lost: it would be, on the heap.
        this.writing = handle(new WriteOptions()).setDisableWAL(true);
        this.reading = handle(new ReadOptions());
    }

    private Options options() {
        return handle(new Options())
                .setCreateIfMissing(true)
                .setMergeOperator(handle(new StringAppendOperator("")))
                .setWriteBufferSize(WRITE_BUFFER_BYTES)
                .setArenaBlockSize(ARENA_BLOCK_BYTES)
                .setCompressionType(CompressionType.NO_COMPRESSION)
                .setAvoidFlushDuringShutdown(true)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setStatsDumpPeriodSec(0);
    }

    private <T extends AutoCloseable> T handle(T given) {
        handles.push(given);
        return given;
    }

    @Override
    public ByteTable table(String name) {
        RocksTable table = tables.get(name);
        if (table == null) {
            table = new RocksTable(this, tables.size());
            tables.put(name, table);
        }
        return table;
    }

    @Override
    public List<StateFile> files() {
        try {
            return content.of(database());
        } catch (RocksDBException failed) {
            throw failure(failed);
        } catch (IOException failed) {
            throw new UncheckedIOException("a file of the state cannot be read", failed);
        }
    }

    /** The database; throws where it has been closed, since the library would end the process. */
    RocksDB database() {
        if (isClosed) {
            throw new IllegalStateException("the state has been closed");
        }
        return database;
    }

    WriteOptions writing() {
        return writing;
    }

    ReadOptions reading() {
        return reading;
    }

    /** As the user's code sees it: state that cannot be read or written fails the subtask. */
    static UncheckedIOException failure(RocksDBException failed) {
        return new UncheckedIOException(new IOException("RocksDB failed: " + failed.getMessage(), failed));
    }

    @Override
    public void close() {
        synchronized (handles) {
            if (isClosed) {
                return;
            }
            isClosed = true;
            while (!handles.isEmpty()) {
                close(handles.pop());
            }
        }
        WorkFolders.delete(folder);
        closed.accept(this);
    }

    private static void close(AutoCloseable handle) {
        try {
            handle.close();
        } catch (Exception never) {
            throw new IllegalStateException(never);
        }
    }
}
