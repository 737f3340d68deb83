package dev.millrace.storage;

import java.io.IOException;
import java.nio.file.Path;

/** A folder does not hold the whole snapshot that was written there. Nothing of it has been used. */
public final class DamagedSnapshotException extends IOException {
    DamagedSnapshotException(Path folder, String what) {
        super("the snapshot in " + folder + " is damaged: " + what
                + "; start from another one (the newest whole one before it, where checkpoints are kept)");
    }
}
