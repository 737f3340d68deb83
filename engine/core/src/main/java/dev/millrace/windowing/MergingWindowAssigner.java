package dev.millrace.windowing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Assigns windows of which some may turn out to be one.
 *
 * @param <T> type of the records
 * @param <W> type of the windows
 */
public abstract class MergingWindowAssigner<T, W extends Window> extends WindowAssigner<T, W> {
    /** Tells {@code callback} which of the {@code windows} of a key are one; those that stand alone are not mentioned. */
    public abstract void mergeWindows(Collection<W> windows, MergeCallback<W> callback);

    /**
     * Hears of windows that are one.
     *
     * @param <W> type of the windows
     */
    @FunctionalInterface
    public interface MergeCallback<W> {
        /** All of {@code toBeMerged} are {@code mergeResult}. */
        void merge(Collection<W> toBeMerged, W mergeResult);
    }

    /** Merges windows over time that overlap or touch. */
    static void mergeIntersecting(Collection<TimeWindow> windows, MergeCallback<TimeWindow> callback) {
        List<TimeWindow> sorted = new ArrayList<>(windows);
        sorted.sort(Comparator.comparingLong(TimeWindow::getStart));
        TimeWindow cover = null;
        Set<TimeWindow> merged = new HashSet<>();
        for (TimeWindow each : sorted) {
            if (cover != null && cover.intersects(each)) {
                cover = cover.cover(each);
            } else {
                tell(merged, cover, callback);
                merged = new HashSet<>();
                cover = each;
            }
            merged.add(each);
        }
        tell(merged, cover, callback);
    }

    private static void tell(Set<TimeWindow> merged, @Nullable TimeWindow cover, MergeCallback<TimeWindow> callback) {
        if (cover != null && merged.size() > 1) {
            callback.merge(merged, cover);
        }
    }
}
