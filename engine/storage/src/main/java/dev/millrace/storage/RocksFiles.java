package dev.millrace.storage;

import dev.millrace.state.StateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rocksdb.FlushOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.TableProperties;

/**
 * The files of one database as snapshots hold them. Tables (SST) never change and are read once; the few small files that say which
 * tables there are belong to one snapshot.
 */
final class RocksFiles {
    private static final String TABLE = ".sst";
    private static final String MANIFEST = "MANIFEST-";
    private static final String OPTIONS = "OPTIONS-";

    /**
     * Flushed tables from which on they are made into one, in the same step: RocksDB itself would begin at one more, in the
     * background, and then the same run would not give the same files.
     */
    private static final int FLUSHED_MOST = 3;

    private final Path folder;
    private final Map<String, StateFile> known = new HashMap<>();

    /** Puts {@code files} into {@code folder}, which is made. */
    RocksFiles(Path folder, List<StateFile> files) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        for (StateFile file : files) {
            Files.write(folder.resolve(file.name()), file.content());
            if (file.shared()) {
                known.put(file.name(), file);
            }
        }
    }

    /** All files as of now, the tables among them that an earlier call has given as the same objects. */
    List<StateFile> of(RocksDB database) throws RocksDBException, IOException {
        database.disableFileDeletions();
        try {
            long flushed = database.getLiveFilesMetaData().stream()
                    .filter(table -> table.level() == 0)
                    .count();
            if (flushed >= FLUSHED_MOST) {
                database.compactRange();
            } else {
                try (FlushOptions waiting = new FlushOptions().setWaitForFlush(true)) {
                    database.flush(waiting);
                }
            }
            return read(database);
        } finally {
            database.enableFileDeletions();
        }
    }

    private List<StateFile> read(RocksDB database) throws RocksDBException, IOException {
        RocksDB.LiveFiles live = database.getLiveFiles(false);
        Map<String, TableProperties> tables = new HashMap<>();
        database.getPropertiesOfAllTables()
                .forEach((path, properties) ->
                        tables.put(String.valueOf(Path.of(path).getFileName()), properties));
        Map<String, StateFile> alive = new HashMap<>();
        List<StateFile> files = new ArrayList<>();
        for (String slashed : live.files) {
            String name = slashed.replaceFirst("^/+", "");
            TableProperties table = tables.get(name);
            if (name.endsWith(TABLE) && table != null) {
                StateFile before = known.get(name);
                StateFile file = before != null ? before : table(name, table);
                alive.put(name, file);
                files.add(file);
            } else if (!name.startsWith(OPTIONS)) {
                byte[] content = Files.readAllBytes(folder.resolve(name));
                boolean manifest = name.startsWith(MANIFEST);
                // What stands behind this size has been written since.
                int size = manifest ? Math.toIntExact(live.manifestFileSize) : content.length;
                files.add(new StateFile(name, false, 0, 0, Arrays.copyOf(content, size)));
            }
        }
        known.clear();
        known.putAll(alive);
        return List.copyOf(files);
    }

    private StateFile table(String name, TableProperties table) throws IOException {
        return new StateFile(
                name,
                true,
                Math.toIntExact(table.getNumEntries()),
                table.getRawKeySize() + table.getRawValueSize(),
                Files.readAllBytes(folder.resolve(name)));
    }
}
