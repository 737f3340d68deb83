package dev.millrace.journal;

import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The events of one run in the order reported. It only grows. One thread appends; any thread reads at any time, and sees
 * all events below the size it asked for. Positions are places from 0.
 */
public final class Journal {
    private final Map<Marker, Positions> marked = new EnumMap<>(Marker.class);
    private final Links links = new Links();
    private volatile Traced[] events = new Traced[64];
    private volatile int size;

    /** An empty journal. */
    public Journal() {
        for (Marker marker : Marker.values()) {
            marked.put(marker, new Positions());
        }
    }

    /** A journal of events whose positions count from 0. */
    public static Journal of(Iterable<Traced> events) {
        Journal journal = new Journal();
        events.forEach(journal::append);
        return journal;
    }

    /**
     * Adds the next event. Only ever called by one thread. Throws {@link IllegalArgumentException} when the event's
     * position is not {@link #size()}.
     */
    public void append(Traced traced) {
        int position = size;
        if (traced.position() != position) {
            throw new IllegalArgumentException(
                    "the journal's next event is " + position + ", not " + traced.position() + ": " + traced.event());
        }
        Traced[] current = events;
        if (position == current.length) {
            current = Arrays.copyOf(current, position * 2);
            events = current;
        }
        current[position] = traced;
        links.add(position, traced.event());
        Marker marker = Marker.of(traced.event());
        if (marker != null) {
            positions(marker).add(position);
        }
        // Written last: who sees the new size sees the event and its links.
        size = position + 1;
    }

    /** How many events there are now. */
    public int size() {
        return size;
    }

    /** The event at a position below {@link #size()}. */
    public Traced get(int position) {
        if (position < 0 || position >= size) {
            throw new IndexOutOfBoundsException("no event " + position + " in a journal of " + size);
        }
        return events[position];
    }

    /** The events there are now, as an unmodifiable list that does not grow. */
    public List<Traced> events() {
        int end = size;
        Traced[] current = events;
        return new AbstractList<>() {
            @Override
            public Traced get(int index) {
                if (index >= end) {
                    throw new IndexOutOfBoundsException(index);
                }
                return current[index];
            }

            @Override
            public int size() {
                return end;
            }
        };
    }

    /** The positions of the events with a marker; grows with the journal. */
    @SuppressWarnings("NullAway") // the constructor puts one for every marker
    public Positions positions(Marker marker) {
        return marked.get(marker);
    }

    /** The first position after {@code position} whose event satisfies the condition, or -1; ask with -1 for the first. */
    public int next(int position, Predicate<? super Traced> condition) {
        int end = size;
        for (int i = position + 1; i < end; i++) {
            if (condition.test(events[i])) {
                return i;
            }
        }
        return -1;
    }

    /** The last position before {@code position} whose event satisfies the condition, or -1. */
    public int previous(int position, Predicate<? super Traced> condition) {
        for (int i = Math.min(position, size) - 1; i >= 0; i--) {
            if (condition.test(events[i])) {
                return i;
            }
        }
        return -1;
    }

    /** The first position after {@code position} with the marker, or -1. */
    public int next(int position, Marker marker) {
        Positions positions = positions(marker);
        int end = positions.size();
        int place = positions.firstFrom(position + 1);
        return place < end ? positions.get(place) : -1;
    }

    /** The last position before {@code position} with the marker, or -1. */
    public int previous(int position, Marker marker) {
        Positions positions = positions(marker);
        int place = positions.firstFrom(position) - 1;
        return place >= 0 ? positions.get(place) : -1;
    }

    /** The first position whose event was reported after the scheduler's step {@code step}; {@link #size()} if there is none. */
    public int firstAfterStep(long step) {
        return first(traced -> traced.step() > step);
    }

    /** The first position whose event was reported after processing time {@code time}; {@link #size()} if there is none. */
    public int firstAfterTime(long time) {
        return first(traced -> traced.time() > time);
    }

    /** Where a sent element was received, or -1 when it has not been (yet), or was lost with a failure. */
    public int received(int sent) {
        return get(sent).event() instanceof TraceEvent.Sent ? links.peer(sent) : -1;
    }

    /** Where a received element had been sent, or -1 for one that was restored with its channel. */
    public int sent(int received) {
        return get(received).event() instanceof TraceEvent.Received ? links.peer(received) : -1;
    }

    /**
     * The event that the one at {@code position} is a direct consequence of within its subtask: the element received, the
     * watermark's move, the timer or the firing; -1 where there is none.
     */
    public int trigger(int position) {
        get(position);
        return links.trigger(position);
    }

    /**
     * The events that led to the one at {@code position}, nearest reason first, without repetition: what the answer to
     * <em>why?</em> links to. Empty for what came from outside. Reads back through the journal, so its cost grows with the
     * distance to the oldest cause.
     */
    public List<Integer> causes(int position) {
        get(position);
        return new Causes(this).of(position);
    }

    /** Steps and times never go back, so the answers to {@code later} are first no, then yes. */
    private int first(Predicate<Traced> later) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (later.test(events[middle])) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
