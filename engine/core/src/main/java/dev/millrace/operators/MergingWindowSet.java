package dev.millrace.operators;

import dev.millrace.state.KeyedStateTables;
import dev.millrace.state.KeyedValues;
import dev.millrace.state.Namespace;
import dev.millrace.types.TypeInformation;
import dev.millrace.types.Types;
import dev.millrace.windowing.MergingWindowAssigner;
import dev.millrace.windowing.TimeWindow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The windows of the current key where windows merge, and for each the one under which its contents are stored: merging moves
 * no more contents than it must. The meaning, down to the order in which contents are put together, is that of Flink's class of
 * the same name.
 */
final class MergingWindowSet {
    private static final String NAME = "merging-window-set";

    private final KeyedValues<Namespace.Whole, List<Merged>> stored;
    private final MergingWindowAssigner<?, TimeWindow> assigner;
    private Map<TimeWindow, TimeWindow> mapping = new HashMap<>();

    /** A window in the state: itself, and where its contents are. */
    record Merged(long start, long end, long contentsStart, long contentsEnd) {}

    /** Hears of a merge. */
    @FunctionalInterface
    interface MergeFunction {
        /**
         * {@code merged} are one window now.
         *
         * @param contents under which window its contents are from now on
         * @param moved the windows whose contents have to go there
         */
        void merge(
                TimeWindow result,
                Collection<TimeWindow> merged,
                @Nullable TimeWindow contents,
                Collection<TimeWindow> moved)
                throws Exception;
    }

    MergingWindowSet(KeyedStateTables store, MergingWindowAssigner<?, TimeWindow> assigner) {
        this.stored = store.values(NAME, Namespace.NONE, Types.LIST(TypeInformation.of(Merged.class)));
        this.assigner = assigner;
    }

    /** Reads the windows of the current key. */
    void load() {
        mapping = new HashMap<>();
        List<Merged> windows = stored.get(Namespace.Whole.KEY);
        if (windows != null) {
            windows.forEach(each -> mapping.put(
                    new TimeWindow(each.start(), each.end()),
                    new TimeWindow(each.contentsStart(), each.contentsEnd())));
        }
    }

    /** Writes the windows of the current key. */
    void store() {
        if (mapping.isEmpty()) {
            stored.remove(Namespace.Whole.KEY);
            return;
        }
        List<Merged> windows = new ArrayList<>();
        mapping.forEach((window, contents) ->
                windows.add(new Merged(window.getStart(), window.getEnd(), contents.getStart(), contents.getEnd())));
        stored.put(Namespace.Whole.KEY, windows);
    }

    /** Under which window the contents of {@code window} are; null where there is no such window. */
    @Nullable
    TimeWindow contentsOf(TimeWindow window) {
        return mapping.get(window);
    }

    /** Forgets a window. */
    void retire(TimeWindow window) {
        mapping.remove(window);
    }

    /** Adds a window; the window that it is part of then. */
    TimeWindow add(TimeWindow added, MergeFunction function) throws Exception {
        List<TimeWindow> windows = new ArrayList<>(mapping.keySet());
        windows.add(added);
        Map<TimeWindow, Collection<TimeWindow>> results = new LinkedHashMap<>();
        assigner.mergeWindows(windows, (merged, result) -> results.put(result, merged));
        TimeWindow home = added;
        boolean mergedAdded = false;
        for (Map.Entry<TimeWindow, Collection<TimeWindow>> each : results.entrySet()) {
            if (each.getValue().remove(added)) {
                mergedAdded = true;
                home = each.getKey();
            }
            merge(each.getKey(), each.getValue(), function);
        }
        if (results.isEmpty() || (home.equals(added) && !mergedAdded)) {
            mapping.put(home, home);
        }
        return home;
    }

    private void merge(TimeWindow result, Collection<TimeWindow> merged, MergeFunction function) throws Exception {
        TimeWindow contents = mapping.get(merged.iterator().next());
        List<TimeWindow> moved = new ArrayList<>();
        for (TimeWindow each : merged) {
            TimeWindow removed = mapping.remove(each);
            if (removed != null) {
                moved.add(removed);
            }
        }
        if (contents != null) {
            mapping.put(result, contents);
            moved.remove(contents);
        }
        boolean covered = merged.contains(result) && merged.size() == 1;
        if (!covered) {
            function.merge(result, merged, contents, moved);
        }
    }
}
