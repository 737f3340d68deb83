package dev.millrace.connector;

import dev.millrace.runtime.ActivityClock;
import dev.millrace.runtime.OperatorContext;
import dev.millrace.time.CombinedWatermark;
import dev.millrace.time.IngestionTimeAssigner;
import dev.millrace.time.NoWatermarksGenerator;
import dev.millrace.time.RelativeClock;
import dev.millrace.time.TimestampAssigner;
import dev.millrace.time.TimestampAssignerSupplier;
import dev.millrace.time.Watermark;
import dev.millrace.time.WatermarkGenerator;
import dev.millrace.time.WatermarkGeneratorSupplier;
import dev.millrace.time.WatermarkOutput;
import dev.millrace.time.WatermarkStrategy;
import java.util.ArrayList;
import java.util.List;

/**
 * The event-time clock of one subtask that makes its own watermarks: each split of a source (or the one stream that is read)
 * has a generator of its own, and their clocks are combined. What a
 * generator emits with a record counts at once, what it emits periodically when all have been asked; an idle split holds nobody back. The meaning
 * is that of Flink's WatermarkOutputMultiplexer.
 *
 * @param <T> type of the records
 */
public final class SourceClock<T> {
    private final OperatorContext context;
    private final WatermarkStrategy<T> strategy;
    private final CombinedWatermark combined = new CombinedWatermark();
    private final List<OfSplit> splits = new ArrayList<>();
    private final long interval;
    private boolean deferred;
    private boolean idle;
    private long watermark = Long.MIN_VALUE;
    private long nextEmission = Long.MAX_VALUE;

    /** A clock without splits. */
    public SourceClock(WatermarkStrategy<T> strategy, OperatorContext context) {
        this.context = context;
        this.strategy = strategy;
        this.interval = context.watermarkInterval();
        if (interval > 0 && strategy.emitsWatermarks() && !context.isBatch()) {
            nextEmission = context.processingTime() + interval;
        }
    }

    /** The clock of one split. */
    public final class OfSplit implements WatermarkOutput {
        private final TimestampAssigner<T> assigner = newAssigner();
        private final ActivityClock activity = new ActivityClock(context.inputActivityClock());
        private final WatermarkGenerator<T> generator = newGenerator(activity);
        private final CombinedWatermark.Part part = combined.add();

        private OfSplit() {}

        private TimestampAssigner<T> newAssigner() {
            TimestampAssigner<T> made = strategy.createTimestampAssigner(new TimestampAssignerSupplier.Context() {});
            if (made instanceof IngestionTimeAssigner<T> ingestion) {
                ingestion.clockedBy(context::processingTime);
            }
            return made;
        }

        /** The timestamp of a record that has none yet. */
        long timestamp(T value) {
            return timestamp(value, TimestampAssigner.NO_TIMESTAMP);
        }

        /** The timestamp of a record whose timestamp so far is {@code previous}. */
        public long timestamp(T value, long previous) {
            return assigner.extractTimestamp(value, previous);
        }

        /** Shows a record to the generator, after it has been emitted. */
        public void emitted(T value, long timestamp) {
            generator.onEvent(value, timestamp, this);
        }

        /** The split's own clock. */
        long watermark() {
            return part.watermark();
        }

        /** Whether the split is not read for the sake of others; its silence is then not its own. */
        void pause(boolean paused) {
            if (paused) {
                activity.stop();
            } else {
                activity.resume();
            }
        }

        /** The split has ended; from the next emission on it holds nobody back. */
        void end() {
            combined.remove(part);
            splits.remove(this);
        }

        @Override
        public void emitWatermark(Watermark emitted) {
            if (combined.raise(part, emitted.timestamp())) {
                update();
            }
        }

        @Override
        public void markIdle() {
            part.setIdle(true);
            update();
        }

        @Override
        public void markActive() {
            part.setIdle(false);
            update();
        }
    }

    /** In batch execution there is no watermark but the last. */
    private WatermarkGenerator<T> newGenerator(RelativeClock activity) {
        WatermarkGeneratorSupplier.Context surroundings = () -> activity;
        return context.isBatch() ? new NoWatermarksGenerator<>() : strategy.createWatermarkGenerator(surroundings);
    }

    /** Adds a split, active and without a watermark. */
    public OfSplit add() {
        OfSplit split = new OfSplit();
        splits.add(split);
        return split;
    }

    /** Processing time of the next periodic emission; {@link Long#MAX_VALUE} where there is none. */
    public long nextEmission() {
        return nextEmission;
    }

    /** Asks all generators, if it is time to. */
    public boolean emitPeriodically(long now) {
        if (now < nextEmission) {
            return false;
        }
        deferred = true;
        splits.forEach(split -> split.generator.onPeriodicEmit(split));
        deferred = false;
        update();
        nextEmission = now + interval;
        return true;
    }

    /** As in Flink, a source that was idle is active again when its clock advances, not already with a record. */
    private void update() {
        if (deferred) {
            return;
        }
        if (combined.update()) {
            idle = false;
            watermark = combined.watermark();
        } else if (combined.isIdle()) {
            idle = true;
        }
    }

    /** The clock, {@link Long#MIN_VALUE} at first. */
    public long watermark() {
        return watermark;
    }

    /** Whether nobody should wait for the next watermark. */
    public boolean isIdle() {
        return idle;
    }
}
