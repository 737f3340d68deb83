package dev.millrace.storage;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;

/**
 * The files that incremental checkpoints in one directory share: each is there once, under its checksum. They are counted by the
 * tables of contents that name them, and go with the last one. See Flink's SharedStateRegistry.
 */
final class SharedFiles {
    private static final String FOLDER = "shared";
    private static final String END = ".sst";

    private final Path directory;
    private final Path folder;
    private final Disk disk;

    /** @param directory which the snapshots are in */
    SharedFiles(Path directory, Disk disk) {
        this.directory = directory;
        this.folder = directory.resolve(FOLDER);
        this.disk = disk;
    }

    /** Those in the directory that a snapshot's folder is in. */
    static SharedFiles besides(Path snapshot, Disk disk) {
        return new SharedFiles(parent(snapshot), disk);
    }

    private static Path parent(Path snapshot) {
        Path parent = snapshot.toAbsolutePath().getParent();
        return parent == null ? snapshot : parent;
    }

    /** Has the file there, whole and on the disk. One of which a crash left a part is written again. */
    void put(String sha256, byte[] content) throws IOException {
        if (!disk.isFolder(folder)) {
            disk.makeFolder(folder);
            disk.force(directory);
        }
        Path file = folder.resolve(sha256 + END);
        if (disk.exists(file) && !Checksum.of(disk.read(file)).equals(sha256)) {
            disk.delete(file);
        }
        if (!disk.exists(file)) {
            disk.write(file, content);
        }
        disk.force(file);
        disk.force(folder);
    }

    /** The file's content, for the operator of that id in {@code snapshot}; throws where it is not what was written. */
    byte[] get(Path snapshot, String operator, String sha256) throws IOException {
        String what = FOLDER + "/" + sha256 + END + " with state of '" + operator + "' ";
        byte[] content;
        try {
            content = disk.read(folder.resolve(sha256 + END));
        } catch (NoSuchFileException missing) {
            throw new DamagedSnapshotException(snapshot, what + "is missing");
        }
        if (!Checksum.of(content).equals(sha256)) {
            throw new DamagedSnapshotException(snapshot, what + "does not match its checksum");
        }
        return content;
    }

    /** Removes what nobody names. */
    void keepOnly(Set<String> named) throws IOException {
        if (!disk.isFolder(folder)) {
            return;
        }
        for (Path file : disk.list(folder)) {
            String name = String.valueOf(file.getFileName());
            if (!name.endsWith(END) || !named.contains(name.substring(0, name.length() - END.length()))) {
                disk.delete(file);
            }
        }
    }
}
