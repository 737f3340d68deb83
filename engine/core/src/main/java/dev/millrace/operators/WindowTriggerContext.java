package dev.millrace.operators;

import dev.millrace.runtime.OperatorContext;
import dev.millrace.state.KeyedStateTables;
import dev.millrace.state.MergeableState;
import dev.millrace.state.MergingState;
import dev.millrace.state.Namespace;
import dev.millrace.state.Namespaced;
import dev.millrace.state.State;
import dev.millrace.state.StateDescriptor;
import dev.millrace.state.Timers;
import dev.millrace.trace.TimeDomain;
import dev.millrace.windowing.Trigger;
import dev.millrace.windowing.Window;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The current key and window as a trigger sees them. One for all windows. */
final class WindowTriggerContext<W extends Window> implements Trigger.OnMergeContext {
    private final OperatorContext context;
    private final KeyedStateTables store;
    private final Timers<W> timers;
    private final Namespace<W> namespaces;
    private final Map<String, State> states = new HashMap<>();
    private @Nullable W window;
    private Collection<W> merged = List.of();

    WindowTriggerContext(OperatorContext context, KeyedStateTables store, Timers<W> timers, Namespace<W> namespaces) {
        this.context = context;
        this.store = store;
        this.timers = timers;
        this.namespaces = namespaces;
    }

    void setWindow(W window) {
        this.window = window;
    }

    private W window() {
        return Objects.requireNonNull(window, "a trigger is called for a window");
    }

    @Override
    public long getCurrentProcessingTime() {
        return context.processingTime();
    }

    @Override
    public long getCurrentWatermark() {
        return context.watermark();
    }

    @Override
    public void registerProcessingTimeTimer(long time) {
        timers.set(TimeDomain.PROCESSING_TIME, window(), time);
    }

    @Override
    public void registerEventTimeTimer(long time) {
        timers.set(TimeDomain.EVENT_TIME, window(), time);
    }

    @Override
    public void deleteProcessingTimeTimer(long time) {
        timers.delete(TimeDomain.PROCESSING_TIME, window(), time);
    }

    @Override
    public void deleteEventTimeTimer(long time) {
        timers.delete(TimeDomain.EVENT_TIME, window(), time);
    }

    @Override
    public <S extends State> S getPartitionedState(StateDescriptor<S, ?> descriptor) {
        return state(descriptor, window());
    }

    @SuppressWarnings("unchecked")
    private <S extends State> S state(StateDescriptor<S, ?> descriptor, W in) {
        State state = states.get(descriptor.getName());
        if (state == null) {
            state = store.userState(descriptor, namespaces, in);
            states.put(descriptor.getName(), state);
        }
        ((Namespaced<W>) state).setNamespace(in);
        return (S) state;
    }

    /** Says which windows the current one is made of, for {@link Trigger#onMerge}. */
    void setMerged(Collection<W> merged) {
        this.merged = merged;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S extends MergingState<?, ?>> void mergePartitionedState(StateDescriptor<S, ?> descriptor) {
        try {
            ((MergeableState<W>) state(descriptor, window())).merge(window(), merged);
        } catch (Exception failed) {
            throw Thrown.unchanged(failed);
        }
    }
}
