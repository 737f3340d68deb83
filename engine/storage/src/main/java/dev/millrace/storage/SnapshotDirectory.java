package dev.millrace.storage;

import dev.millrace.checkpoint.CompletedSnapshot;
import dev.millrace.checkpoint.SnapshotStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The snapshots of one job in one directory: {@code chk-N} for checkpoints, {@code savepoint-N} for savepoints. Checkpoints are
 * retained; older ones, and all of them at the job's end, are deleted where it says so.
 */
public final class SnapshotDirectory implements SnapshotStorage {
    private static final String CHECKPOINT = "chk-";
    private static final String SAVEPOINT = "savepoint-";

    private final Path directory;
    private final Disk disk;
    /** Number of the newest snapshot that another job has left there. */
    private final long ofOthers;

    /**
     * What was found.
     *
     * @param folder of the snapshot
     * @param snapshot the newest whole one
     * @param refused one sentence for each newer one that is damaged
     */
    public record Found(Path folder, CompletedSnapshot snapshot, List<String> refused) {}

    /** The snapshots in {@code directory}, which need not exist yet. */
    public SnapshotDirectory(Path directory) {
        this(directory, Disk.REAL);
    }

    /** The same on another disk. */
    public SnapshotDirectory(Path directory, Disk disk) {
        this(directory, disk, 0);
    }

    private SnapshotDirectory(Path directory, Disk disk, long ofOthers) {
        this.directory = directory;
        this.disk = disk;
        this.ofOthers = ofOthers;
    }

    /** The same for a job that goes on where another one has been: what that has left there is not its own, and stays. */
    public static SnapshotDirectory goingOn(Path directory) throws IOException {
        return new SnapshotDirectory(directory, Disk.REAL, newestNumber(directory));
    }

    /** The folder of the savepoint of that number in {@code directory}. */
    public static Path savepoint(Path directory, long number) {
        return directory.resolve(SAVEPOINT + number);
    }

    /** Number of the newest snapshot in {@code directory}, whole or not; 0 for none. */
    public static long newestNumber(Path directory) throws IOException {
        return folders(directory, Disk.REAL).stream()
                .mapToLong(folder -> number(String.valueOf(folder.getFileName())))
                .max()
                .orElse(0);
    }

    @Override
    public void store(CompletedSnapshot snapshot) throws IOException {
        String name = (snapshot.kind().isSavepoint() ? SAVEPOINT : CHECKPOINT) + snapshot.checkpoint();
        Path folder = directory.resolve(name);
        if (disk.exists(folder) && isDamaged(folder)) {
            // What resumed from the one before it numbers its own as that one did.
            SnapshotFolder.delete(folder, disk);
        }
        SnapshotFolder.write(snapshot, folder, disk);
    }

    @Override
    public void retain(int newest) {
        try {
            List<Path> checkpoints = folders(directory, disk).stream()
                    .filter(folder -> isOwnCheckpoint(String.valueOf(folder.getFileName())))
                    .toList();
            for (Path old : checkpoints.subList(Math.min(newest, checkpoints.size()), checkpoints.size())) {
                discard(old);
            }
            Set<String> named = new HashSet<>();
            for (Path folder : folders(directory, disk)) {
                SnapshotFolder.manifest(folder, disk)
                        .operators()
                        .forEach(operator -> named.addAll(operator.sharedFiles()));
            }
            new SharedFiles(directory, disk).keepOnly(named);
        } catch (IOException unreadable) {
            // Whoever cannot tell what is needed removes nothing.
        }
    }

    private boolean isOwnCheckpoint(String name) {
        return name.startsWith(CHECKPOINT) && number(name) > ofOthers;
    }

    /** Out of sight first, for good: a snapshot that is half removed must not be found. */
    private void discard(Path folder) throws IOException {
        Path hidden = directory.resolve("." + folder.getFileName() + "-discarded");
        if (disk.exists(hidden)) {
            SnapshotFolder.delete(hidden, disk);
        }
        disk.rename(folder, hidden);
        disk.force(directory);
        SnapshotFolder.delete(hidden, disk);
    }

    private boolean isDamaged(Path folder) throws IOException {
        try {
            SnapshotFolder.read(folder, disk);
            return false;
        } catch (DamagedSnapshotException damaged) {
            return true;
        }
    }

    /**
     * The newest whole snapshot in {@code path}: its own where it is the folder of one, else of those kept in it. Throws with one
     * clear message where there is none.
     */
    public static Found newest(Path path) throws IOException {
        return newest(path, Disk.REAL);
    }

    /** The same from another disk. */
    public static Found newest(Path path, Disk disk) throws IOException {
        if (isSnapshot(path, disk)) {
            return new Found(path, SnapshotFolder.read(path, disk), List.of());
        }
        List<String> refused = new ArrayList<>();
        for (Path folder : folders(path, disk)) {
            try {
                return new Found(folder, SnapshotFolder.read(folder, disk), List.copyOf(refused));
            } catch (IOException unreadable) {
                refused.add(String.valueOf(unreadable.getMessage()));
            }
        }
        throw new IOException(
                refused.isEmpty()
                        ? "there is no snapshot in " + path
                                + "; give the folder of a savepoint, or of a job's checkpoints"
                        : "no snapshot in " + path + " is whole: " + String.join("; ", refused));
    }

    private static boolean isSnapshot(Path path, Disk disk) {
        String name = String.valueOf(path.getFileName());
        return disk.exists(path.resolve(SnapshotFolder.MANIFEST))
                || disk.exists(path.resolve(SnapshotFolder.SEAL))
                || number(name) >= 0;
    }

    /** Newest first. */
    private static List<Path> folders(Path directory, Disk disk) throws IOException {
        if (!disk.isFolder(directory)) {
            return List.of();
        }
        return disk.list(directory).stream()
                .filter(entry -> number(String.valueOf(entry.getFileName())) >= 0)
                .sorted(Comparator.comparingLong((Path entry) -> number(String.valueOf(entry.getFileName())))
                        .reversed())
                .toList();
    }

    /** The number in a snapshot's name, -1 where the name is none. */
    private static long number(String name) {
        String digits = name.startsWith(CHECKPOINT)
                ? name.substring(CHECKPOINT.length())
                : name.startsWith(SAVEPOINT) ? name.substring(SAVEPOINT.length()) : "";
        boolean numbered =
                !digits.isEmpty() && digits.length() < 19 && digits.chars().allMatch(Character::isDigit);
        return numbered ? Long.parseLong(digits) : -1;
    }
}
