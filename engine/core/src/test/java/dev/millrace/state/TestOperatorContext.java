package dev.millrace.state;

import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.runtime.External;
import dev.millrace.runtime.OperatorContext;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.Tracer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The surroundings of the operator {@code count} as the only subtask, with 128 key groups. */
record TestOperatorContext(@Nullable Tracer tracer) implements OperatorContext {
    @Override
    public String operator() {
        return "count";
    }

    @Override
    public SubtaskId subtask() {
        return new SubtaskId("count", 0);
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
        return 0;
    }

    @Override
    public long watermark() {
        return Long.MIN_VALUE;
    }

    @Override
    public External external() {
        return new External(new StreamLibrary(Map.of()), new ResultStore());
    }
}
