package dev.millrace.testkit.harness;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.runtime.External;
import dev.millrace.runtime.Operator;
import dev.millrace.runtime.OperatorContext;
import dev.millrace.runtime.Output;
import dev.millrace.state.ByteStore;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.Tracer;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One subtask of a harness: the operator's surroundings and its output. */
final class HarnessSubtask implements OperatorContext, Output {
    private final int index;
    private final int parallelism;
    private final int keyGroups;
    private final @Nullable Tracer tracer;
    private final OperatorHarness harness;
    private @Nullable Operator operator;
    long watermark = Long.MIN_VALUE;

    HarnessSubtask(int index, int parallelism, int keyGroups, @Nullable Tracer tracer, OperatorHarness harness) {
        this.index = index;
        this.parallelism = parallelism;
        this.keyGroups = keyGroups;
        this.tracer = tracer;
        this.harness = harness;
    }

    void start(Operator fresh, @Nullable OperatorSnapshot restored) throws Exception {
        operator = fresh;
        fresh.setup(this, this);
        fresh.open(restored);
    }

    Operator running() {
        return Objects.requireNonNull(operator);
    }

    /** Nobody would hear of what cannot be closed, so it fails the test. */
    void close() {
        try {
            running().close(false);
        } catch (Exception mistake) {
            throw new IllegalStateException("an operator cannot be closed", mistake);
        }
    }

    @Override
    public void emit(Object value, long timestamp) {
        harness.take(new OperatorHarness.Emitted(null, value, timestamp, index));
    }

    @Override
    public void emitSide(String tag, Object value, long timestamp) {
        harness.take(new OperatorHarness.Emitted(tag, value, timestamp, index));
    }

    @Override
    public String operator() {
        return "op";
    }

    @Override
    public SubtaskId subtask() {
        return new SubtaskId("op", index);
    }

    @Override
    public int parallelism() {
        return parallelism;
    }

    @Override
    public int maxParallelism() {
        return keyGroups;
    }

    @Override
    public int attempt() {
        return 0;
    }

    @Override
    public long processingTime() {
        return harness.processingTime();
    }

    @Override
    public long watermark() {
        return watermark;
    }

    @Override
    public @Nullable Tracer tracer() {
        return tracer;
    }

    @Override
    public long watermarkInterval() {
        return harness.watermarkInterval();
    }

    @Override
    public @Nullable ByteStore stateStore() {
        return harness.stateStore();
    }

    @Override
    public boolean takesFiles() {
        return harness.takesFiles();
    }

    @Override
    public External external() {
        return new External(new StreamLibrary(Map.of()), new ResultStore());
    }
}
