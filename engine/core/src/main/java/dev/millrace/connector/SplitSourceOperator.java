package dev.millrace.connector;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.runtime.SourceOperator;
import dev.millrace.time.WatermarkAlignment;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.trace.CanonicalText;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Tracer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One subtask of any source: its share of the splits, read in the order of their records, each with a clock of its own. What it has
 * read of each is its state.
 *
 * @param <T> type of the records
 */
public final class SplitSourceOperator<T> extends SourceOperator {
    private static final String SPLITS = "splits";

    private final Splits<T> splits;
    private final WatermarkStrategy<T> strategy;
    private final List<Reading> readings = new ArrayList<>();
    private @Nullable SourceClock<T> clock;
    private final @Nullable WatermarkAlignment alignment;
    private long nextReport = Long.MAX_VALUE;
    private long maxWatermark = Long.MAX_VALUE;
    private boolean saidEnd;
    /** The split that is read just now, and the record, once it is. */
    private @Nullable Reading atWork;

    private @Nullable T taken;

    /** Reads what {@code splits} has, with the clock that {@code strategy} makes. */
    public SplitSourceOperator(Splits<T> splits, WatermarkStrategy<T> strategy) {
        this.splits = splits;
        this.strategy = strategy;
        this.alignment = strategy.alignment();
    }

    /** One split being read. */
    private final class Reading {
        private final SplitReader<T> reader;
        private final SourceClock<T>.OfSplit clock;
        private boolean ended;
        private boolean paused;

        Reading(SplitReader<T> reader, SourceClock<T>.OfSplit clock) {
            this.reader = reader;
            this.clock = clock;
        }

        /** Whether there is nothing more; the first to notice takes the split's clock out. */
        boolean hasEnded() {
            if (!ended && reader.hasEnded()) {
                ended = true;
                clock.end();
            }
            return ended;
        }
    }

    @Override
    public void open(@Nullable OperatorSnapshot restored) {
        clock = new SourceClock<>(strategy, context());
        if (alignment != null && !context().isBatch()) {
            nextReport = context().processingTime() + alignment.interval();
        }
        Tracer tracer = context().tracer();
        for (SplitPosition start : starts(restored)) {
            SplitReader<T> reader = splits.reader(context(), start);
            readings.add(new Reading(reader, clock().add()));
            if (restored != null && tracer != null) {
                long position = reader.position().position();
                tracer.report(new TraceEvent.SplitRewound(context().subtask(), reader.name(), position));
            }
        }
    }

    private List<SplitPosition> starts(@Nullable OperatorSnapshot restored) {
        OperatorSnapshot.ListState state =
                restored == null ? null : restored.lists().get(SPLITS);
        if (state != null) {
            return splits.read(state, context().operator() + ": " + SPLITS);
        }
        List<SplitPosition> fresh = new ArrayList<>();
        int count = splits.count(context());
        for (int split = context().subtask().index();
                split < count;
                split += context().parallelism()) {
            fresh.add(new SplitPosition(split, count, 0));
        }
        return fresh;
    }

    private SourceClock<T> clock() {
        if (clock == null) {
            throw new IllegalStateException("the source is not open");
        }
        return clock;
    }

    @Override
    public Poll poll() throws Exception {
        Reading next = next();
        if (next == null) {
            return ended() ? Poll.ENDED : Poll.WAITING;
        }
        if (next.reader.nextAvailable() > context().processingTime()) {
            return Poll.WAITING;
        }
        Tracer tracer = context().tracer();
        long position = tracer == null ? 0 : next.reader.position().position();
        atWork = next;
        taken = null;
        T value = next.reader.read();
        taken = value;
        long timestamp = next.clock.timestamp(value);
        if (tracer != null) {
            tracer.report(new TraceEvent.RecordRead(
                    context().subtask(), next.reader.name(), position, CanonicalText.of(value), timestamp));
        }
        output().emit(value, timestamp);
        next.clock.emitted(value, timestamp);
        atWork = null;
        keepTogether();
        return Poll.EMITTED;
    }

    /** Which record, where it has not gone on its way. */
    @Override
    public String atWork() {
        Reading reading = atWork;
        if (reading == null) {
            return "";
        }
        String place = " of split " + reading.reader.name();
        long position = reading.reader.position().position();
        return taken == null
                ? "when it read record " + position + place
                : "at record " + (position - 1) + place + ", " + CanonicalText.of(taken);
    }

    /** Whether all splits have; whoever kept together with this source then waits for it no more. */
    private boolean ended() {
        for (Reading each : readings) {
            if (!each.hasEnded()) {
                return false;
            }
        }
        if (alignment != null && !saidEnd) {
            saidEnd = true;
            context().reportReached(alignment, Long.MAX_VALUE);
        }
        return true;
    }

    @Override
    public void alignTo(long allowed) {
        maxWatermark = allowed;
        readings.forEach(reading -> pause(reading, reading.clock.watermark() > maxWatermark));
    }

    /** Stops reading the splits that have come too far; they are read again when the others have caught up. */
    private void keepTogether() {
        if (maxWatermark < Long.MAX_VALUE) {
            alignTo(maxWatermark);
        }
    }

    private void pause(Reading reading, boolean paused) {
        if (paused != reading.paused && !reading.hasEnded()) {
            reading.paused = paused;
            reading.clock.pause(paused);
            Tracer tracer = context().tracer();
            if (tracer != null) {
                tracer.report(
                        new TraceEvent.SplitAligned(context().subtask(), reading.reader.name(), paused, maxWatermark));
            }
        }
    }

    /** The split whose next record comes first, of those that are not paused; null when there is none. */
    private @Nullable Reading next() {
        Reading next = null;
        for (Reading each : readings) {
            if (!each.hasEnded()
                    && !each.paused
                    && (next == null || each.reader.nextOrder() < next.reader.nextOrder())) {
                next = each;
            }
        }
        return next;
    }

    @Override
    public long nextAvailable() {
        Reading next = next();
        if (next == null) {
            return ended() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return next.reader.nextAvailable();
    }

    @Override
    public long currentWatermark() {
        return clock().watermark();
    }

    @Override
    public boolean isIdle() {
        return clock().isIdle();
    }

    @Override
    public long nextProcessingTimer() {
        return Math.min(clock().nextEmission(), nextReport);
    }

    @Override
    public boolean fireProcessingTimer(long now) {
        boolean emitted = clock().emitPeriodically(now);
        if (emitted) {
            keepTogether();
        }
        return report(now) || emitted;
    }

    /** Says where the source is, if it is time to. */
    private boolean report(long now) {
        if (alignment == null || now < nextReport) {
            return false;
        }
        context().reportReached(alignment, isIdle() ? Long.MAX_VALUE : currentWatermark());
        nextReport = now + alignment.interval();
        return true;
    }

    @Override
    public OperatorSnapshot snapshot(long checkpoint) {
        List<SplitPosition> positions =
                readings.stream().map(reading -> reading.reader.position()).toList();
        return new OperatorSnapshot(Map.of(), Map.of(SPLITS, splits.write(positions)));
    }

    @Override
    public void checkpointCompleted(long checkpoint) {
        readings.forEach(reading -> reading.reader.checkpointCompleted());
    }

    @Override
    public void close(boolean failed) {
        readings.forEach(reading -> reading.reader.close());
    }
}
