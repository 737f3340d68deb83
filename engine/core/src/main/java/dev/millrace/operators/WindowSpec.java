package dev.millrace.operators;

import dev.millrace.functions.KeySelector;
import dev.millrace.functions.OutputTag;
import dev.millrace.functions.ProcessWindowFunction;
import dev.millrace.types.TypeInformation;
import dev.millrace.windowing.Evictor;
import dev.millrace.windowing.MergingWindowAssigner;
import dev.millrace.windowing.Trigger;
import dev.millrace.windowing.Window;
import dev.millrace.windowing.WindowAssigner;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Everything the job says about a window operator.
 *
 * @param trigger the job's trigger, else the assigner's own
 * @param evictor removes elements from windows that fire; null for none
 * @param allowedLateness ms that a window is kept after its end; zero or more
 * @param lateTag where records go that are too late, null to drop them
 * @param function makes the results of a firing; null where the value of the contents is the result
 * @param <T> type of the records
 * @param <K> type of the key
 * @param <V> type of what is there when the window fires
 * @param <W> type of the windows
 */
public record WindowSpec<T, K, V, W extends Window>(
        KeySelector<T, K> keySelector,
        TypeInformation<K> keyType,
        WindowAssigner<? super T, W> assigner,
        Trigger<? super T, ? super W> trigger,
        @Nullable Evictor<? super T, ? super W> evictor,
        long allowedLateness,
        @Nullable OutputTag<T> lateTag,
        WindowContents<T, V> contents,
        @Nullable ProcessWindowFunction<V, ?, K, W> function)
        implements Serializable {
    /** Why such an operator is not built, where its windows merge and its trigger does not; null for no reason. */
    public @Nullable String mergesWithoutItsTrigger() {
        return trigger.canMerge() || !(assigner instanceof MergingWindowAssigner)
                ? null
                : "its windows merge, and " + trigger + " does not say what becomes of it then; override canMerge()"
                        + " and onMerge(...), or use windows that do not merge";
    }

    /** The time in ms at which a window's state is freed, on the clock that its windows follow. */
    long cleanupTime(W window) {
        return assigner.isEventTime() ? later(window.maxTimestamp(), allowedLateness) : window.maxTimestamp();
    }

    /** Whether a window has ended so long ago that its state is gone. */
    boolean isLate(W window, long watermark) {
        return assigner.isEventTime() && cleanupTime(window) <= watermark;
    }

    /** Whether an element that no window has taken is late, rather than between two windows. */
    boolean isLate(long timestamp, long watermark) {
        return assigner.isEventTime() && later(timestamp, allowedLateness) <= watermark;
    }

    private static long later(long time, long duration) {
        return time > Long.MAX_VALUE - duration ? Long.MAX_VALUE : time + duration;
    }
}
