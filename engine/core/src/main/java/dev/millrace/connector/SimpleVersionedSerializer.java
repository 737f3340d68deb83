package dev.millrace.connector;

import java.io.IOException;

/**
 * Writes and reads what a sink keeps in snapshots. The version is stored beside the bytes, so that later code can read them.
 *
 * @param <E> what is written
 */
public interface SimpleVersionedSerializer<E> {
    /** Version of what {@link #serialize} writes. */
    int getVersion();

    /** The object as bytes. */
    byte[] serialize(E obj) throws IOException;

    /** The object that was written as {@code version}. */
    E deserialize(int version, byte[] serialized) throws IOException;
}
