package dev.millrace.app.model;

import dev.millrace.journal.Journal;
import dev.millrace.trace.TraceEvent;

/** How fast processing time goes by while a run is played. */
final class Playback {
    /** What a typical element takes through its channel at speed 1, in ns of the viewer's clock. */
    private static final double TRANSIT = 1e9;

    /** Nothing ever happens for longer than this: a long pause of the run is gone through faster. */
    private static final double PAUSE_MAX = 1.2e9;

    /** Longest time between two pulses that counts; what is longer was a hiccup of the machine. */
    private static final double PULSE_MAX = 1e8;

    private static final int SAMPLE = 2_000;

    private double transit = 1;
    private int measured;
    private long last = -1;

    /** Begins with a journal, whose measure is not taken yet. */
    void reset() {
        transit = 1;
        measured = 0;
        last = -1;
    }

    /** The median time in ms that the first elements of a run are on their way; 1 where there are none. */
    double transit(Journal journal) {
        int enough = Math.min(SAMPLE, journal.size());
        if (measured < enough) {
            long[] transits = journal.events().stream()
                    .limit(SAMPLE)
                    .mapToLong(traced -> arrival(traced.event()) - traced.time())
                    .filter(time -> time > 0)
                    .sorted()
                    .toArray();
            transit = transits.length == 0 ? 1 : transits[transits.length / 2];
            measured = enough;
        }
        return transit;
    }

    /** When what is sent with that event can be taken; 0 where nothing is. */
    private static long arrival(TraceEvent event) {
        if (event instanceof TraceEvent.Sent sent) {
            return Math.max(0, sent.arrives());
        }
        return event instanceof TraceEvent.BufferFlushed flushed ? flushed.arrives() : 0;
    }

    /** A pulse at which nothing is played. */
    void rest(long nanos) {
        last = nanos;
    }

    /** Processing time in ms at this pulse. It waits at the last event there is. */
    double advance(Journal journal, int position, double time, long nanos, double speed) {
        double passed = last < 0 ? 0 : Math.min(PULSE_MAX, (double) (nanos - last));
        last = nanos;
        if (position + 1 >= journal.size()) {
            return time;
        }
        double from = position < 0 ? time : journal.get(position).time();
        double gap = journal.get(position + 1).time() - from;
        double rate = Math.max(speed * transit(journal) / TRANSIT, gap / PAUSE_MAX);
        double end = journal.get(journal.size() - 1).time();
        return Math.min(end, time + passed * rate);
    }
}
