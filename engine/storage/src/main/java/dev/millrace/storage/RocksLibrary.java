package dev.millrace.storage;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rocksdb.NativeLibraryLoader;

/** RocksDB's native library, unpacked and loaded once a process. */
final class RocksLibrary {
    private static @Nullable Path home;

    private RocksLibrary() {}

    /** Throws with the way out where the library does not work on this system. */
    static synchronized void load(String operator) {
        if (home != null) {
            return;
        }
        try {
            Path folder = WorkFolders.create();
            NativeLibraryLoader.getInstance().loadLibrary(folder.toString());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> WorkFolders.delete(folder)));
            home = folder;
        } catch (IOException | UnsatisfiedLinkError | RuntimeException unusable) {
            throw new IllegalStateException(
                    "operator '" + operator + "' keeps its state in RocksDB, which does not work on this system ("
                            + unusable.getMessage() + "); set state.backend.type to \"hashmap\"",
                    unusable);
        }
    }
}
