package dev.millrace.connector.file;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Says in which folder of the sink's directory a record goes.
 *
 * @param <IN> type of the records
 * @param <BucketID> type of the folder's name, which is its {@code toString()}
 */
@FunctionalInterface
public interface BucketAssigner<IN, BucketID> extends Serializable {
    /** The folder, {@code ""} for the sink's directory itself. */
    BucketID getBucketId(IN element, Context context);

    /** What is known of the record. */
    interface Context {
        /** Now, in ms of processing time. */
        long currentProcessingTime();

        /** The sink's clock. */
        long currentWatermark();

        /** The record's timestamp, null where it has none. */
        @Nullable
        Long timestamp();
    }
}
