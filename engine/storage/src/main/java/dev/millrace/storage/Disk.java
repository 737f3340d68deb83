package dev.millrace.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What snapshots need of a file system, in the words of POSIX: what was written or named is there at once, but outlives a crash
 * of the machine only when it has been forced. Tests give one that crashes, runs full and forgets.
 */
public interface Disk {
    /** The file system of this machine. */
    Disk REAL = new RealDisk();

    /** Whether there is a file or folder of that name. */
    boolean exists(Path path);

    /** Whether there is a folder of that name. */
    boolean isFolder(Path path);

    /** What is in the folder, in no particular order. */
    List<Path> list(Path folder) throws IOException;

    /** The file's bytes. Throws {@link java.nio.file.NoSuchFileException} where there is none. */
    byte[] read(Path file) throws IOException;

    /** Makes a folder; its parent is there, and nothing else of its name. */
    void makeFolder(Path folder) throws IOException;

    /** Makes a file of these bytes. What is there of it after a failure, or a crash, is any part of it. */
    void write(Path file, byte[] bytes) throws IOException;

    /** Waits until a file's bytes, or a folder's names, outlive a crash. */
    void force(Path path) throws IOException;

    /** Gives a folder another name in the same folder, at once or not at all. */
    void rename(Path folder, Path to) throws IOException;

    /** Deletes a file, or an empty folder. */
    void delete(Path path) throws IOException;
}
