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

    /** What a generator may know of its surroundings. */
    interface Context {
        /** A clock that stands still while the task takes no input because what it has put out is not taken. */
        RelativeClock getInputActivityClock();
    }
}
