package dev.millrace.connector.file;

import dev.millrace.types.ResultTypeQueryable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How the bytes of a file become records (Flink: {@code connector.file.src.reader.StreamFormat}). A file is read from its beginning, so
 * a restored reader skips the records that are counted already.
 *
 * @param <T> type of the records
 */
public interface StreamFormat<T> extends Serializable, ResultTypeQueryable<T> {
    /** Reads {@code stream} from the beginning of a file on. */
    Reader<T> createReader(InputStream stream) throws IOException;

    /**
     * Reads records one after the other.
     *
     * @param <T> type of the records
     */
    interface Reader<T> extends AutoCloseable {
        /** The next record; null at the end of the file. */
        @Nullable
        T read() throws IOException;

        @Override
        void close() throws IOException;
    }
}
