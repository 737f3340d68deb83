package dev.millrace.operators;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.functions.Function;
import dev.millrace.functions.FunctionInitializationContext;
import dev.millrace.functions.FunctionLife;
import dev.millrace.functions.OpenContext;
import dev.millrace.functions.RichFunction;
import dev.millrace.functions.RuntimeContext;
import dev.millrace.runtime.Operator;
import dev.millrace.state.KeyedStateStore;
import dev.millrace.state.OperatorStateStore;
import dev.millrace.state.OperatorStates;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An operator around a user's function, which it opens and closes where the function is a rich one. */
abstract class FunctionOperator extends Operator {
    private static final OpenContext OPEN_CONTEXT = new OpenContext() {};

    private final @Nullable Function function;
    private boolean opened;

    @SuppressWarnings("NullAway.Init") // opened before the first element
    private OperatorStates states;

    FunctionOperator(@Nullable Function function) {
        this.function = function;
    }

    @Override
    public void open(@Nullable OperatorSnapshot restored) throws Exception {
        states = new OperatorStates(context(), restored);
        if (function instanceof RichFunction rich) {
            rich.setRuntimeContext(runtimeContext());
        }
        if (function != null) {
            FunctionLife.initialize(function, new InitializationContext(restored != null));
        }
        if (function instanceof RichFunction rich) {
            opened = true;
            rich.open(OPEN_CONTEXT);
        }
    }

    /** State of this subtask that belongs to no key. */
    final OperatorStates operatorStates() {
        return states;
    }

    private final class InitializationContext implements FunctionInitializationContext {
        private final boolean restored;

        InitializationContext(boolean restored) {
            this.restored = restored;
        }

        @Override
        public boolean isRestored() {
            return restored;
        }

        @Override
        public OperatorStateStore getOperatorStateStore() {
            return states;
        }

        @Override
        public KeyedStateStore getKeyedStateStore() {
            return runtimeContext();
        }
    }

    @Override
    public OperatorSnapshot snapshot(long checkpoint) throws Exception {
        if (function != null) {
            FunctionLife.snapshot(function, () -> checkpoint);
        }
        return new OperatorSnapshot(Map.of(), states.snapshot());
    }

    @Override
    public void checkpointCompleted(long checkpoint) throws Exception {
        if (function != null) {
            FunctionLife.completed(function, checkpoint);
        }
    }

    @Override
    public void checkpointAborted(long checkpoint) throws Exception {
        if (function != null) {
            FunctionLife.aborted(function, checkpoint);
        }
    }

    /** What the function may ask; keyed operators give it state. */
    RuntimeContext runtimeContext() {
        return new OperatorRuntimeContext(context(), null);
    }

    @Override
    public void close(boolean failed) throws Exception {
        if (opened && function instanceof RichFunction rich) {
            opened = false;
            rich.close();
        }
    }
}
