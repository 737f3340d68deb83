package dev.millrace.connector;

import dev.millrace.time.Watermark;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes what one subtask of a sink is given. Called by the subtask alone, one call at a time.
 *
 * @param <InputT> type of the records
 */
@SuppressWarnings("try") // close() throws whatever it throws, as in Flink
public interface SinkWriter<InputT> extends AutoCloseable {
    /** Takes one record; it may be held back until {@link #flush}. */
    void write(InputT element, Context context) throws IOException, InterruptedException;

    /** Writes out what was held back: before each snapshot, and at the end of the input. */
    void flush(boolean endOfInput) throws IOException, InterruptedException;

    /** The sink's clock has advanced. */
    default void writeWatermark(Watermark watermark) throws IOException, InterruptedException {}

    @Override
    void close() throws Exception;

    /** What is known of the record that is written. */
    interface Context {
        /** The sink's clock, {@link Long#MIN_VALUE} before the first watermark. */
        long currentWatermark();

        /** The record's timestamp, null where it has none. */
        @Nullable
        Long timestamp();
    }
}
