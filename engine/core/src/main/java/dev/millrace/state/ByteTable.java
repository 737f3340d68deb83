package dev.millrace.state;

import org.jspecify.annotations.Nullable;

/** Entries of bytes in the order of their keys, byte by byte and unsigned. Used on the task's thread only. */
public interface ByteTable {
    /** The value at {@code key}, null where there is none. */
    byte @Nullable [] get(byte[] key);

    /** Sets the value at {@code key}. */
    void put(byte[] key, byte[] value);

    /** Puts {@code more} behind the value at {@code key}, which is empty where there is none; nothing is read for it. */
    void append(byte[] key, byte[] more);

    /** Forgets the value at {@code key}, if there is one. */
    void remove(byte[] key);

    /** Visits the entries whose keys begin with {@code prefix}, in their order; the table is not changed meanwhile. */
    void scan(byte[] prefix, Visitor visitor);

    /** Takes one entry. */
    @FunctionalInterface
    interface Visitor {
        /** False ends the scan. */
        boolean visit(byte[] key, byte[] value);
    }
}
