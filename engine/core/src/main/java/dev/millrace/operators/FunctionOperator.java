package dev.millrace.operators;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.functions.Function;
import dev.millrace.functions.OpenContext;
import dev.millrace.functions.RichFunction;
import dev.millrace.functions.RuntimeContext;
import dev.millrace.runtime.Operator;
import org.jspecify.annotations.Nullable;

/** An operator around a user's function, which it opens and closes where the function is a rich one. */
abstract class FunctionOperator extends Operator {
    private static final OpenContext OPEN_CONTEXT = new OpenContext() {};

    private final @Nullable Function function;
    private boolean opened;

    FunctionOperator(@Nullable Function function) {
        this.function = function;
    }

    @Override
    public void open(@Nullable OperatorSnapshot restored) throws Exception {
        if (function instanceof RichFunction rich) {
            rich.setRuntimeContext(runtimeContext());
            opened = true;
            rich.open(OPEN_CONTEXT);
        }
    }

    /** What the function may ask; keyed operators give it state. */
    RuntimeContext runtimeContext() {
        return new OperatorRuntimeContext(context(), null);
    }

    @Override
    public void close(boolean failed) {
        if (opened && function instanceof RichFunction rich) {
            opened = false;
            try {
                rich.close();
            } catch (Exception ignored) {
                // The task is over; nobody is left who could be told.
            }
        }
    }
}
