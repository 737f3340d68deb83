package dev.millrace.windowing;

import dev.millrace.state.MergingState;
import dev.millrace.state.State;
import dev.millrace.state.StateDescriptor;
import java.io.Serializable;

/**
 * Decides when a window fires. One instance serves all keys and windows of a subtask: what it has to remember belongs
 * into {@link TriggerContext#getPartitionedState}.
 *
 * @param <T> type of the records
 * @param <W> type of the windows
 */
public abstract class Trigger<T, W extends Window> implements Serializable {
    /** A record was added to the window. */
    public abstract TriggerResult onElement(T element, long timestamp, W window, TriggerContext context)
            throws Exception;

    /** A processing-time timer of this window and trigger fired. */
    public abstract TriggerResult onProcessingTime(long time, W window, TriggerContext context) throws Exception;

    /** An event-time timer of this window fired; may be the window's clean-up, so compare {@code time}. */
    public abstract TriggerResult onEventTime(long time, W window, TriggerContext context) throws Exception;

    /** The window's contents are gone; timers and state of the trigger for it are to be freed. */
    public abstract void clear(W window, TriggerContext context) throws Exception;

    /** Whether the trigger can be used with windows that merge. */
    public boolean canMerge() {
        return false;
    }

    /** Several windows have become {@code window}: timers and state of the trigger have to follow. Called only where {@link #canMerge}. */
    public void onMerge(W window, OnMergeContext context) throws Exception {
        throw new UnsupportedOperationException(this + " does not say what becomes of it when windows merge");
    }

    /** What a trigger may do when windows have merged. */
    public interface OnMergeContext extends TriggerContext {
        /** Moves the trigger's state of the merged windows into that of the new one. */
        <S extends MergingState<?, ?>> void mergePartitionedState(StateDescriptor<S, ?> descriptor);
    }

    /** The current key and window, as a trigger sees them. */
    public interface TriggerContext {
        /** The operator's processing time in ms. */
        long getCurrentProcessingTime();

        /** The operator's watermark in ms, {@link Long#MIN_VALUE} before the first. */
        long getCurrentWatermark();

        /** Calls {@link Trigger#onProcessingTime} at {@code time}; asking twice is asking once. */
        void registerProcessingTimeTimer(long time);

        /** Calls {@link Trigger#onEventTime} when the watermark reaches {@code time}; asking twice is asking once. */
        void registerEventTimeTimer(long time);

        /** Takes the timer back, if there is one. */
        void deleteProcessingTimeTimer(long time);

        /** Takes the timer back, if there is one. */
        void deleteEventTimeTimer(long time);

        /** The trigger's own state for the current key and window. */
        <S extends State> S getPartitionedState(StateDescriptor<S, ?> descriptor);
    }

    /** What messages call it: its class, which is the same in each run. */
    @Override
    public String toString() {
        String name = getClass().getSimpleName();
        return name.isEmpty() ? "this trigger" : name;
    }
}
