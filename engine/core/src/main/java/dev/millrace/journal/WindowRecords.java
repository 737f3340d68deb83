package dev.millrace.journal;

import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.TraceEvent.OfWindow;
import dev.millrace.trace.TraceEvent.StateChanged;
import dev.millrace.trace.TraceEvent.StateRestored;
import dev.millrace.trace.TraceEvent.WindowCreated;
import dev.millrace.trace.TraceEvent.WindowFired;
import dev.millrace.trace.TraceEvent.WindowMerged;
import dev.millrace.trace.TraceEvent.WindowPurged;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the events that put records into a window that fired, those of the windows that it was merged from included. */
final class WindowRecords {
    private final Journal journal;
    private final WindowFired fired;
    /** Borders of the window and of all that were merged into it. */
    private final Set<List<Long>> parts = new HashSet<>();
    /** Of these, the ones whose beginning has not been found; a merged window begins with the merge. */
    private final Set<List<Long>> unbegun = new HashSet<>();

    WindowRecords(Journal journal, WindowFired fired) {
        this.journal = journal;
        this.fired = fired;
        parts.add(List.of(fired.start(), fired.end()));
        unbegun.add(List.of(fired.start(), fired.end()));
    }

    /** Latest first, back to where the window began (or to the restore that brought its contents back). */
    List<Integer> before(int position) {
        collectParts(position);
        List<Integer> records = new ArrayList<>();
        for (int i = position - 1; i >= 0 && !unbegun.isEmpty(); i--) {
            TraceEvent event = journal.get(i).event();
            if (event instanceof StateChanged changed && isIn(changed)) {
                add(records, journal.trigger(i));
            } else if (isRestore(event)) {
                add(records, i);
                return records;
            } else if (event instanceof WindowCreated created && begins(created)) {
                add(records, journal.trigger(i));
            } else if (event instanceof WindowPurged purged) {
                begins(purged);
            }
        }
        return records;
    }

    private static void add(List<Integer> records, int record) {
        if (record >= 0) {
            records.add(record);
        }
    }

    private void collectParts(int position) {
        for (int i = position - 1; i >= 0 && !isRestore(journal.get(i).event()); i--) {
            if (journal.get(i).event() instanceof WindowMerged merged && isOfThisKey(merged)) {
                List<Long> into = List.of(merged.intoStart(), merged.intoEnd());
                if (parts.contains(into)) {
                    unbegun.remove(into);
                    parts.add(borders(merged));
                    unbegun.add(borders(merged));
                }
            } else if (journal.get(i).event() instanceof WindowCreated created
                    && parts.size() == 1
                    && isOfThisKey(created)
                    && parts.contains(borders(created))) {
                return;
            }
        }
    }

    private static List<Long> borders(OfWindow window) {
        return List.of(window.start(), window.end());
    }

    private boolean begins(OfWindow window) {
        return isOfThisKey(window) && unbegun.remove(borders(window));
    }

    private boolean isOfThisKey(OfWindow window) {
        return window.key().equals(fired.key())
                && window.operator().equals(fired.operator())
                && window.subtask().equals(fired.subtask());
    }

    private boolean isRestore(TraceEvent event) {
        return event instanceof StateRestored restored && restored.subtask().equals(fired.subtask());
    }

    private boolean isIn(StateChanged changed) {
        return changed.after() != null
                && changed.subtask().equals(fired.subtask())
                && changed.operator().equals(fired.operator())
                && changed.key().equals(fired.key())
                && parts.stream().anyMatch(part -> WindowText.names(changed.namespace(), part.get(0), part.get(1)));
    }
}
