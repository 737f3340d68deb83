package dev.millrace.functions;

import org.jspecify.annotations.Nullable;

/** A rich function that needs neither opening nor closing unless it says so. */
public abstract class AbstractRichFunction implements RichFunction {
    private transient @Nullable RuntimeContext runtimeContext;

    @Override
    public void open(OpenContext openContext) throws Exception {}

    @Override
    public void close() throws Exception {}

    @Override
    public RuntimeContext getRuntimeContext() {
        if (runtimeContext == null) {
            throw new IllegalStateException(
                    "The runtime context is not there yet: use getRuntimeContext() in open() or later, not in the constructor.");
        }
        return runtimeContext;
    }

    @Override
    public void setRuntimeContext(RuntimeContext context) {
        this.runtimeContext = context;
    }
}
