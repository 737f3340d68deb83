package dev.millrace.connector;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.runtime.SourceOperator;
import dev.millrace.state.ListStates;
import dev.millrace.time.TimestampAssigner;
import dev.millrace.time.TimestampAssignerSupplier;
import dev.millrace.time.WatermarkGenerator;
import dev.millrace.time.WatermarkGeneratorSupplier;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.trace.CanonicalText;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Tracer;
import dev.millrace.types.TypeInformation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One subtask of a {@link SampleSource}: its splits, read in order of arrival, each with a watermark generator of its own. */
final class SampleSourceOperator<T> extends SourceOperator {
    private static final String SPLITS = "splits";
    private static final TypeInformation<SplitPosition> TYPE = TypeInformation.of(SplitPosition.class);

    private final String streamName;
    private final Class<T> type;
    private final WatermarkStrategy<T> strategy;
    private final List<SplitReader> splits = new ArrayList<>();
    private long watermark = Long.MIN_VALUE;
    private long nextPeriodicEmit = Long.MAX_VALUE;

    SampleSourceOperator(String streamName, Class<T> type, WatermarkStrategy<T> strategy) {
        this.streamName = streamName;
        this.type = type;
        this.strategy = strategy;
    }

    @Override
    public void open(@Nullable OperatorSnapshot restored) {
        ReplayableStream stream = context().external().streams().stream(streamName);
        Object[] rows = context().external().streams().rows(streamName, type);
        Tracer tracer = context().tracer();
        for (SplitPosition start : starts(stream, restored)) {
            SplitReader split = new SplitReader(start, stream, rows, assigner(), generator());
            splits.add(split);
            if (restored != null && tracer != null) {
                tracer.report(new TraceEvent.SplitRewound(context().subtask(), split.name(), start.position()));
            }
        }
        if (strategy.emitsWatermarks()) {
            nextPeriodicEmit = context().processingTime() + context().watermarkInterval();
        }
    }

    private List<SplitPosition> starts(ReplayableStream stream, @Nullable OperatorSnapshot restored) {
        OperatorSnapshot.ListState state =
                restored == null ? null : restored.lists().get(SPLITS);
        if (state != null) {
            return ListStates.read(state, TYPE, context().operator() + ": " + SPLITS);
        }
        List<SplitPosition> fresh = new ArrayList<>();
        for (int split = context().subtask().index();
                split < stream.splits();
                split += context().parallelism()) {
            fresh.add(new SplitPosition(split, 0));
        }
        return fresh;
    }

    @SuppressWarnings("unchecked")
    private TimestampAssigner<Object> assigner() {
        return (TimestampAssigner<Object>) strategy.createTimestampAssigner(new TimestampAssignerSupplier.Context() {});
    }

    @SuppressWarnings("unchecked")
    private WatermarkGenerator<Object> generator() {
        return (WatermarkGenerator<Object>)
                strategy.createWatermarkGenerator(new WatermarkGeneratorSupplier.Context() {});
    }

    @Override
    public Poll poll() throws Exception {
        SplitReader next = next();
        if (next == null) {
            return Poll.ENDED;
        }
        if (next.nextAvailable() > context().processingTime()) {
            return Poll.WAITING;
        }
        long position = next.position().position();
        Object row = next.read();
        long timestamp = next.timestamp(row);
        Tracer tracer = context().tracer();
        if (tracer != null) {
            tracer.report(new TraceEvent.RecordRead(
                    context().subtask(), next.name(), position, CanonicalText.of(row), timestamp));
        }
        output().emit(row, timestamp);
        mergeWatermarks();
        return Poll.EMITTED;
    }

    /** The split whose next row stands first in the stream; null when all have ended. */
    private @Nullable SplitReader next() {
        SplitReader next = null;
        for (SplitReader split : splits) {
            if (!split.hasEnded() && (next == null || split.nextRow() < next.nextRow())) {
                next = split;
            }
        }
        return next;
    }

    private void mergeWatermarks() {
        long minimum = Long.MAX_VALUE;
        for (SplitReader split : splits) {
            minimum = Math.min(minimum, split.watermark());
        }
        // The end of all splits is announced by the end of input, not by a watermark of the source's own.
        if (minimum < Long.MAX_VALUE) {
            watermark = Math.max(watermark, minimum);
        }
    }

    @Override
    public long nextAvailable() {
        SplitReader next = next();
        return next == null ? Long.MIN_VALUE : next.nextAvailable();
    }

    @Override
    public long currentWatermark() {
        return watermark;
    }

    @Override
    public long nextProcessingTimer() {
        return nextPeriodicEmit;
    }

    @Override
    public boolean fireProcessingTimer(long now) {
        if (now < nextPeriodicEmit) {
            return false;
        }
        splits.forEach(SplitReader::emitPeriodic);
        mergeWatermarks();
        nextPeriodicEmit = now + context().watermarkInterval();
        return true;
    }

    @Override
    public OperatorSnapshot snapshot(long checkpoint) {
        List<SplitPosition> positions =
                splits.stream().map(SplitReader::position).toList();
        return new OperatorSnapshot(Map.of(), Map.of(SPLITS, ListStates.write(positions, TYPE)));
    }
}
