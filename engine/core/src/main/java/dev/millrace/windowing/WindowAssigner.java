package dev.millrace.windowing;

import java.io.Serializable;
import java.util.Collection;

/**
 * Says which windows a record belongs to. Every subtask has its own copy and calls it on its own thread.
 *
 * @param <T> type of the records
 * @param <W> type of the windows
 */
public abstract class WindowAssigner<T, W extends Window> implements Serializable {
    /**
     * The windows of a record; empty where it belongs to none. The result is not changed and may be handed out again.
     *
     * @param timestamp the record's timestamp in ms, {@link Long#MIN_VALUE} where it has none
     */
    public abstract Collection<W> assignWindows(T element, long timestamp, WindowAssignerContext context);

    /** The trigger that is used where the job sets no other. */
    public abstract Trigger<T, W> getDefaultTrigger();

    /** Whether windows follow the records' timestamps (true) or the operator's clock (false). */
    public abstract boolean isEventTime();

    /** What an assigner may ask. */
    public interface WindowAssignerContext {
        /** The operator's processing time in ms. */
        long getCurrentProcessingTime();
    }
}
