package dev.millrace.time;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How records get timestamps, and how watermarks follow from them. Serialisable, so that every subtask makes its own
 * assigners and generators from it.
 *
 * @param <T> type of the records
 */
@FunctionalInterface
@SuppressWarnings(
        "FunctionalInterfaceMethodChanged") // Flink's shape: a lambda gives the generator, the assigner has a default
public interface WatermarkStrategy<T> extends TimestampAssignerSupplier<T>, WatermarkGeneratorSupplier<T> {
    @Override
    default TimestampAssigner<T> createTimestampAssigner(TimestampAssignerSupplier.Context context) {
        return new RecordTimestampAssigner<>();
    }

    /** True where the strategy gives timestamps itself and does not rely on the source's: where a class of its own makes the assigner. */
    default boolean assignsTimestamps() {
        try {
            return !getClass()
                    .getMethod("createTimestampAssigner", TimestampAssignerSupplier.Context.class)
                    .getDeclaringClass()
                    .equals(WatermarkStrategy.class);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** True where the strategy may emit watermarks before the end of the input. */
    default boolean emitsWatermarks() {
        return true;
    }

    /** With which sources this one keeps together; null for none. */
    default @Nullable WatermarkAlignment alignment() {
        return null;
    }

    /**
     * This strategy, with a split not read while its watermark is more than {@code maxAllowedWatermarkDrift} (zero or more) ahead of the
     * slowest source of the group; the sources say once a second where they are. A silent source holds up its group unless it is
     * {@link #withIdleness idle}.
     */
    default WatermarkStrategy<T> withWatermarkAlignment(String watermarkGroup, Duration maxAllowedWatermarkDrift) {
        return withWatermarkAlignment(watermarkGroup, maxAllowedWatermarkDrift, WatermarkAlignment.DEFAULT_INTERVAL);
    }

    /** The same; the sources say every {@code updateInterval} (more than zero) where they are. */
    default WatermarkStrategy<T> withWatermarkAlignment(
            String watermarkGroup, Duration maxAllowedWatermarkDrift, Duration updateInterval) {
        return new WatermarkStrategies.WithAlignment<>(
                this, WatermarkAlignment.of(watermarkGroup, maxAllowedWatermarkDrift, updateInterval));
    }

    /** This strategy with timestamps from {@code assigner}, as in {@code (flight, previous) -> flight.date()}. */
    default WatermarkStrategy<T> withTimestampAssigner(SerializableTimestampAssigner<T> assigner) {
        return withTimestampAssigner((TimestampAssignerSupplier<T>) context -> assigner);
    }

    /** This strategy with timestamps from the assigners that {@code supplier} makes. */
    default WatermarkStrategy<T> withTimestampAssigner(TimestampAssignerSupplier<T> supplier) {
        return new WatermarkStrategies.WithTimestamps<>(this, supplier);
    }

    /** This strategy, with inputs left out of the minimum after {@code timeout} (more than zero) without a record. */
    default WatermarkStrategy<T> withIdleness(Duration timeout) {
        return new WatermarkStrategies.WithIdleness<>(this, WatermarkStrategies.timeout(timeout));
    }

    /** Watermarks for timestamps that never decrease within a source split. */
    static <T> WatermarkStrategy<T> forMonotonousTimestamps() {
        return context -> new AscendingTimestampsWatermarks<>();
    }

    /** Watermarks that wait {@code maxOutOfOrderness} (zero or more) for records that come late. */
    static <T> WatermarkStrategy<T> forBoundedOutOfOrderness(Duration maxOutOfOrderness) {
        WatermarkStrategies.bound(maxOutOfOrderness);
        return context -> new BoundedOutOfOrdernessWatermarks<>(maxOutOfOrderness);
    }

    /** Watermarks from the generators that {@code supplier} makes. */
    static <T> WatermarkStrategy<T> forGenerator(WatermarkGeneratorSupplier<T> supplier) {
        return supplier::createWatermarkGenerator;
    }

    /** No watermarks before the end of the input: for jobs in processing time. */
    static <T> WatermarkStrategy<T> noWatermarks() {
        return new WatermarkStrategies.NoWatermarks<>();
    }
}
