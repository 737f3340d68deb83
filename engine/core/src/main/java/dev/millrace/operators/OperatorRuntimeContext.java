package dev.millrace.operators;

import dev.millrace.functions.RuntimeContext;
import dev.millrace.functions.TaskInfo;
import dev.millrace.metrics.OperatorMetricGroup;
import dev.millrace.runtime.OperatorContext;
import dev.millrace.state.KeyedStateTables;
import dev.millrace.state.Namespace;
import dev.millrace.state.State;
import dev.millrace.state.StateDescriptor;
import org.jspecify.annotations.Nullable;

/** What a rich function may ask of its operator. */
final class OperatorRuntimeContext implements RuntimeContext, StoredStates {
    private final OperatorContext context;
    private final @Nullable KeyedStateTables store;

    /** @param store the operator's keyed state, null where the stream is not keyed */
    OperatorRuntimeContext(OperatorContext context, @Nullable KeyedStateTables store) {
        this.context = context;
        this.store = store;
    }

    @Override
    public TaskInfo getTaskInfo() {
        return context.taskInfo();
    }

    @Override
    public OperatorMetricGroup getMetricGroup() {
        return context.metrics();
    }

    @Override
    public <S extends State> S state(StateDescriptor<S, ?> descriptor) {
        if (store == null) {
            throw new UnsupportedOperationException(
                    "operator '" + context.operator() + "': state '" + descriptor.getName()
                            + "' belongs to a key, and this stream is not keyed; put keyBy(...) before the function");
        }
        return store.userState(descriptor, Namespace.NONE, Namespace.Whole.KEY);
    }
}
