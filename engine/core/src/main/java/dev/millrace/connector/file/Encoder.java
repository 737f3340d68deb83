package dev.millrace.connector.file;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;

/**
 * Writes records into a file, one after the other.
 *
 * @param <IN> type of the records
 */
@FunctionalInterface
public interface Encoder<IN> extends Serializable {
    /** Writes one record, with whatever ends it. */
    void encode(IN element, OutputStream stream) throws IOException;
}
