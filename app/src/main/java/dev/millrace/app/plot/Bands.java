package dev.millrace.app.plot;

import dev.millrace.journal.Moment;
import dev.millrace.journal.SubtaskView;
import dev.millrace.journal.WindowView;
import dev.millrace.journal.WindowView.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The windows of a subject over all keys: one band for each span of event time. */
final class Bands {
    /**
     * One band.
     *
     * @param start first ms
     * @param end first ms after it
     * @param fired whether it has fired for at least one key
     * @param keys number of keys that have such a window
     */
    record Band(long start, long end, boolean fired, int keys) implements Comparable<Band> {
        @Override
        public int compareTo(Band other) {
            return start != other.start ? Long.compare(start, other.start) : Long.compare(end, other.end);
        }

        Band and(Band other) {
            return new Band(start, end, fired || other.fired, keys + other.keys);
        }
    }

    private Bands() {}

    static List<Band> of(Moment moment, PlotSubject subject) {
        Map<List<Long>, Band> bands = new TreeMap<>((a, b) ->
                a.get(0).equals(b.get(0)) ? Long.compare(a.get(1), b.get(1)) : Long.compare(a.get(0), b.get(0)));
        for (SubtaskView subtask : moment.subtasks().values()) {
            if (subject.covers(subtask.id())) {
                for (WindowView window : subtask.contents().windows().values()) {
                    add(bands, window);
                }
                for (WindowView window : subtask.contents().closed().values()) {
                    // What was merged is part of a longer band.
                    if (window.status() != Status.MERGED) {
                        add(bands, window);
                    }
                }
            }
        }
        return new ArrayList<>(bands.values());
    }

    private static void add(Map<List<Long>, Band> bands, WindowView window) {
        long start = window.id().start();
        long end = window.id().end();
        bands.merge(List.of(start, end), new Band(start, end, window.status() != Status.OPEN, 1), Band::and);
    }
}
