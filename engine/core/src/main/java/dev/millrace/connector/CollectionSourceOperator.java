package dev.millrace.connector;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.runtime.SourceOperator;
import dev.millrace.state.ListStates;
import dev.millrace.time.TimestampAssigner;
import dev.millrace.time.TimestampAssignerSupplier;
import dev.millrace.time.Watermark;
import dev.millrace.time.WatermarkGenerator;
import dev.millrace.time.WatermarkGeneratorSupplier;
import dev.millrace.time.WatermarkOutput;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.trace.CanonicalText;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Tracer;
import dev.millrace.types.TypeInformation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the one split of a {@link CollectionSource} in whichever subtask owns it; the others have ended from the start. */
final class CollectionSourceOperator<T> extends SourceOperator implements WatermarkOutput {
    private static final String SPLITS = "splits";
    private static final TypeInformation<SplitPosition> TYPE = TypeInformation.of(SplitPosition.class);

    private final List<T> elements;
    private final TimestampAssigner<T> assigner;
    private final WatermarkGenerator<T> generator;
    private final boolean emitsWatermarks;
    private boolean owner;
    private int position;
    private long watermark = Long.MIN_VALUE;
    private long nextPeriodicEmit = Long.MAX_VALUE;

    CollectionSourceOperator(List<T> elements, WatermarkStrategy<T> strategy) {
        this.elements = elements;
        this.assigner = strategy.createTimestampAssigner(new TimestampAssignerSupplier.Context() {});
        this.generator = strategy.createWatermarkGenerator(new WatermarkGeneratorSupplier.Context() {});
        this.emitsWatermarks = strategy.emitsWatermarks();
    }

    @Override
    public void open(@Nullable OperatorSnapshot restored) {
        OperatorSnapshot.ListState state =
                restored == null ? null : restored.lists().get(SPLITS);
        if (state == null) {
            owner = context().subtask().index() == 0;
        } else {
            ListStates.read(state, TYPE, context().operator() + ": " + SPLITS).forEach(this::goOn);
        }
        if (owner && emitsWatermarks) {
            nextPeriodicEmit = context().processingTime() + context().watermarkInterval();
        }
    }

    private void goOn(SplitPosition split) {
        owner = true;
        position = (int) split.position();
        Tracer tracer = context().tracer();
        if (tracer != null) {
            tracer.report(
                    new TraceEvent.SplitRewound(context().subtask(), context().operator(), position));
        }
    }

    @Override
    public Poll poll() throws Exception {
        if (!owner || position >= elements.size()) {
            return Poll.ENDED;
        }
        T element = elements.get(position);
        long timestamp = assigner.extractTimestamp(element, TimestampAssigner.NO_TIMESTAMP);
        Tracer tracer = context().tracer();
        if (tracer != null) {
            tracer.report(new TraceEvent.RecordRead(
                    context().subtask(), context().operator(), position, CanonicalText.of(element), timestamp));
        }
        position++;
        output().emit(element, timestamp);
        generator.onEvent(element, timestamp, this);
        return Poll.EMITTED;
    }

    @Override
    public void emitWatermark(Watermark emitted) {
        watermark = Math.max(watermark, emitted.timestamp());
    }

    @Override
    public long nextAvailable() {
        return Long.MIN_VALUE;
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
        generator.onPeriodicEmit(this);
        nextPeriodicEmit = now + context().watermarkInterval();
        return true;
    }

    @Override
    public OperatorSnapshot snapshot(long checkpoint) {
        List<SplitPosition> split = owner ? List.of(new SplitPosition(0, position)) : List.of();
        return new OperatorSnapshot(Map.of(), Map.of(SPLITS, ListStates.write(split, TYPE)));
    }
}
