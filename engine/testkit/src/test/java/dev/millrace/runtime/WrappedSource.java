package dev.millrace.runtime;

import dev.millrace.checkpoint.OperatorSnapshot;
import org.jspecify.annotations.Nullable;

/** Hands everything on to another source. */
class WrappedSource extends SourceOperator {
    private final SourceOperator inner;

    WrappedSource(SourceOperator inner) {
        this.inner = inner;
    }

    @Override
    public void setup(OperatorContext context, Output output) {
        super.setup(context, output);
        inner.setup(context, output);
    }

    @Override
    public void open(@Nullable OperatorSnapshot restored) throws Exception {
        inner.open(restored);
    }

    @Override
    public Poll poll() throws Exception {
        return inner.poll();
    }

    @Override
    public long nextAvailable() {
        return inner.nextAvailable();
    }

    @Override
    public long currentWatermark() {
        return inner.currentWatermark();
    }

    @Override
    public boolean isIdle() {
        return inner.isIdle();
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
    public void close(boolean failed) throws Exception {
        inner.close(failed);
    }
}
