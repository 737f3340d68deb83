package dev.millrace.runtime;

import dev.millrace.checkpoint.OperatorSnapshot;
import org.jspecify.annotations.Nullable;

/** Hands everything on to another operator; a subclass hands on one thing less. */
class WrappedOperator extends Operator {
    final Operator inner;

    WrappedOperator(Operator inner) {
        this.inner = inner;
    }

    @Override
    public void setup(OperatorContext context, Output output) {
        super.setup(context, output);
        inner.setup(context, output);
    }

    @Override
    public Input input(int ordinal) {
        return inner.input(ordinal);
    }

    @Override
    public void processElement(Object value, long timestamp) throws Exception {
        inner.processElement(value, timestamp);
    }

    @Override
    public void open(@Nullable OperatorSnapshot restored) throws Exception {
        inner.open(restored);
    }

    @Override
    public boolean fireEventTimeTimer(long watermark) throws Exception {
        return inner.fireEventTimeTimer(watermark);
    }

    @Override
    public void watermarkAdvanced(long watermark) throws Exception {
        inner.watermarkAdvanced(watermark);
    }

    @Override
    public long nextProcessingTimer() {
        return inner.nextProcessingTimer();
    }

    @Override
    public boolean fireProcessingTimer(long now) throws Exception {
        return inner.fireProcessingTimer(now);
    }

    @Override
    public OperatorSnapshot snapshot(long checkpoint) throws Exception {
        return inner.snapshot(checkpoint);
    }

    @Override
    public void checkpointCompleted(long checkpoint) throws Exception {
        inner.checkpointCompleted(checkpoint);
    }

    @Override
    public void endInput() throws Exception {
        inner.endInput();
    }

    @Override
    public void close(boolean failed) throws Exception {
        inner.close(failed);
    }
}
