package dev.millrace.connector.file;

import java.io.Serializable;

/** A number of bytes. */
public final class MemorySize implements Serializable {
    private final long bytes;

    /** So many bytes, zero or more. */
    public MemorySize(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must be >= 0");
        }
        this.bytes = bytes;
    }

    /** So many times 1,048,576 bytes. */
    public static MemorySize ofMebiBytes(long mebiBytes) {
        return new MemorySize(Math.multiplyExact(mebiBytes, 1L << 20));
    }

    /** The number. */
    public long getBytes() {
        return bytes;
    }
}
