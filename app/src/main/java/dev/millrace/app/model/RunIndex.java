package dev.millrace.app.model;

import dev.millrace.journal.Journal;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.TraceEvent.OfWindow;
import dev.millrace.trace.TraceEvent.RecordReceived;
import dev.millrace.trace.TraceEvent.RecordSent;
import dev.millrace.trace.TraceEvent.StateChanged;
import dev.millrace.trace.TraceEvent.TimerSet;
import org.jspecify.annotations.Nullable;

/** What all panes need to know of a whole journal, kept up as it grows: its keys and how its times are written. */
public final class RunIndex {
    private final Journal journal;
    private final KeyIndex keys = new KeyIndex();
    private Clocks clocks = Clocks.COARSEST;
    private int followed;

    RunIndex(Journal journal) {
        this.journal = journal;
        follow();
    }

    /** Takes in the events that were added to the journal. */
    void follow() {
        while (followed < journal.size()) {
            TraceEvent event = journal.get(followed++).event();
            keys.add(key(event));
            if (event instanceof RecordReceived record
                    && record.timestamp() != Long.MIN_VALUE
                    && record.key() != null) {
                clocks = clocks.fitting(record.timestamp());
            }
        }
    }

    /** The run's keys. */
    public KeyIndex keys() {
        return keys;
    }

    /** How the run's times are written. */
    public Clocks clocks() {
        return clocks;
    }

    /**
     * The key that the event at {@code position} is about: its own, or that of the event it is a consequence of (a
     * window's result has no key of its own any more); null where there is none.
     */
    public @Nullable String keyAt(int position) {
        String own = key(journal.get(position).event());
        int trigger = own == null ? journal.trigger(position) : -1;
        return trigger < 0 ? own : key(journal.get(trigger).event());
    }

    private static @Nullable String key(TraceEvent event) {
        if (event instanceof RecordSent sent) {
            return sent.key();
        } else if (event instanceof RecordReceived received) {
            return received.key();
        } else if (event instanceof StateChanged changed) {
            return changed.key();
        } else if (event instanceof OfWindow window) {
            return window.key();
        } else if (event instanceof TimerSet set) {
            return set.key();
        } else if (event instanceof TraceEvent.TimerFired fired) {
            return fired.key();
        }
        return null;
    }
}
