package dev.millrace.time;

import java.io.Serializable;

/**
 * Makes watermark generators.
 *
 * @param <T> type of the records
 */
@FunctionalInterface
public interface WatermarkGeneratorSupplier<T> extends Serializable {
    /** A new generator. */
    WatermarkGenerator<T> createWatermarkGenerator(Context context);

    /** What a generator may know of its surroundings; nothing yet. */
    interface Context {}
}
