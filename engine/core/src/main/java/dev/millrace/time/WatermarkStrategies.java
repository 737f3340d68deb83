package dev.millrace.time;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The strategies that others are composed of, and the bounds of their durations. */
final class WatermarkStrategies {
    private WatermarkStrategies() {}

    static long bound(Duration outOfOrderness) {
        if (outOfOrderness.isNegative()) {
            throw new IllegalArgumentException("maxOutOfOrderness must be zero or more, not " + outOfOrderness + ".");
        }
        return outOfOrderness.toMillis();
    }

    static Duration timeout(Duration idleness) {
        if (idleness.isNegative() || idleness.isZero()) {
            throw new IllegalArgumentException("withIdleness needs a time above zero, not " + idleness + ".");
        }
        return idleness;
    }

    record NoWatermarks<T>() implements WatermarkStrategy<T> {
        @Override
        public WatermarkGenerator<T> createWatermarkGenerator(WatermarkGeneratorSupplier.Context context) {
            return new NoWatermarksGenerator<>();
        }

        @Override
        public boolean emitsWatermarks() {
            return false;
        }
    }

    record WithTimestamps<T>(WatermarkStrategy<T> strategy, TimestampAssignerSupplier<T> assigners)
            implements WatermarkStrategy<T> {
        @Override
        public WatermarkGenerator<T> createWatermarkGenerator(WatermarkGeneratorSupplier.Context context) {
            return strategy.createWatermarkGenerator(context);
        }

        @Override
        public TimestampAssigner<T> createTimestampAssigner(TimestampAssignerSupplier.Context context) {
            return assigners.createTimestampAssigner(context);
        }

        @Override
        public boolean assignsTimestamps() {
            return true;
        }

        @Override
        public boolean emitsWatermarks() {
            return strategy.emitsWatermarks();
        }

        @Override
        public @Nullable WatermarkAlignment alignment() {
            return strategy.alignment();
        }
    }

    record WithAlignment<T>(WatermarkStrategy<T> strategy, WatermarkAlignment alignment)
            implements WatermarkStrategy<T> {
        @Override
        public WatermarkGenerator<T> createWatermarkGenerator(WatermarkGeneratorSupplier.Context context) {
            return strategy.createWatermarkGenerator(context);
        }

        @Override
        public TimestampAssigner<T> createTimestampAssigner(TimestampAssignerSupplier.Context context) {
            return strategy.createTimestampAssigner(context);
        }

        @Override
        public boolean assignsTimestamps() {
            return strategy.assignsTimestamps();
        }

        @Override
        public boolean emitsWatermarks() {
            return strategy.emitsWatermarks();
        }
    }

    record WithIdleness<T>(WatermarkStrategy<T> strategy, Duration timeout) implements WatermarkStrategy<T> {
        @Override
        public WatermarkGenerator<T> createWatermarkGenerator(WatermarkGeneratorSupplier.Context context) {
            return new WatermarksWithIdleness<>(
                    strategy.createWatermarkGenerator(context), timeout, context.getInputActivityClock());
        }

        @Override
        public TimestampAssigner<T> createTimestampAssigner(TimestampAssignerSupplier.Context context) {
            return strategy.createTimestampAssigner(context);
        }

        @Override
        public boolean assignsTimestamps() {
            return strategy.assignsTimestamps();
        }

        @Override
        public @Nullable WatermarkAlignment alignment() {
            return strategy.alignment();
        }
    }
}
