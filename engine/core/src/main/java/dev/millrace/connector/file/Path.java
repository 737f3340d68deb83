package dev.millrace.connector.file;

import java.io.Serializable;

/**
 * Where files are: what a {@link FileSink} writes is a directory within the run's own outside world, which belongs to the branch; what a
 * {@link FileSource} reads is a file or a folder of the machine.
 */
public final class Path implements Serializable {
    private final String path;

    /** A path by its text, such as {@code "out/counts"}. */
    public Path(String pathString) {
        if (pathString.isBlank()) {
            throw new IllegalArgumentException("Can not create a Path from an empty string");
        }
        this.path = pathString;
    }

    /** The text. */
    public String getPath() {
        return path;
    }

    @Override
    public String toString() {
        return path;
    }
}
