package dev.millrace.connector.file;

import java.io.Serializable;

/** Where a {@link FileSink} writes: a directory within the run's own outside world, which belongs to the branch. */
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
