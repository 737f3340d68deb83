package dev.millrace.storage;

import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.runtime.External;
import dev.millrace.runtime.OperatorContext;
import dev.millrace.state.ByteStore;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.Tracer;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The surroundings of the operator {@code op} as the only subtask, with 128 key groups; its state is where it is told, or on the heap, and may be kept as files; its clock is read from {@code clock}. */
record Surroundings(@Nullable ByteStore stateStore, boolean takesFiles, LongSupplier clock) implements OperatorContext {
    Surroundings(@Nullable ByteStore stateStore, boolean takesFiles) {
        this(stateStore, takesFiles, () -> 0);
    }

    @Override
    public String operator() {
        return "op";
    }

    @Override
    public SubtaskId subtask() {
        return new SubtaskId("op", 0);
    }

    @Override
    public int parallelism() {
        return 1;
    }

    @Override
    public int maxParallelism() {
        return 128;
    }

    @Override
    public int attempt() {
        return 0;
    }

    @Override
    public long processingTime() {
        return clock.getAsLong();
    }

    @Override
    public long watermark() {
        return Long.MIN_VALUE;
    }

    @Override
    public @Nullable Tracer tracer() {
        return null;
    }

    @Override
    public External external() {
        return new External(new StreamLibrary(Map.of()), new ResultStore());
    }
}
