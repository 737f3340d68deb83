package dev.millrace.host.child;

import dev.millrace.checkpoint.CompletedSnapshot;
import dev.millrace.checkpoint.SnapshotStorage;
import dev.millrace.storage.SnapshotFolder;
import dev.millrace.trace.SnapshotKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps a savepoint in the folder that it was asked for in, and all other snapshots where the run keeps them. */
final class KeptSnapshots implements SnapshotStorage {
    private final SnapshotStorage usual;
    private final Map<Long, Path> folders = new HashMap<>();
    private @Nullable Path folderOfLast;

    KeptSnapshots(SnapshotStorage usual) {
        this.usual = usual;
    }

    /** The savepoint of that number goes into {@code folder}; on the job master's thread. */
    void savepoint(long number, Path folder) {
        folders.put(number, folder);
    }

    /** The savepoint that the job stops with goes into {@code folder}; on the job master's thread. */
    void last(Path folder) {
        folderOfLast = folder;
    }

    @Override
    public void store(CompletedSnapshot snapshot) throws IOException {
        Path folder = snapshot.kind() == SnapshotKind.STOP_WITH_SAVEPOINT
                ? folderOfLast
                : folders.remove(snapshot.checkpoint());
        if (folder == null) {
            usual.store(snapshot);
        } else {
            SnapshotFolder.write(snapshot, folder);
        }
    }

    @Override
    public void retain(int newest) {
        usual.retain(newest);
    }
}
