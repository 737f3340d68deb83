package dev.millrace.simulation;

import java.util.PriorityQueue;

/** Virtual time: actions in order of their time, then in the order they were scheduled. */
final class EventQueue {
    private final PriorityQueue<Scheduled> queue = new PriorityQueue<>();
    private long now;
    private long ordinal;

    private record Scheduled(long time, long ordinal, Runnable action) implements Comparable<Scheduled> {
        @Override
        public int compareTo(Scheduled other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(ordinal, other.ordinal);
        }
    }

    long now() {
        return now;
    }

    void schedule(long time, Runnable action) {
        queue.add(new Scheduled(Math.max(time, now), ordinal++, action));
    }

    /** Time of the next action, {@link Long#MAX_VALUE} when there is none. */
    long nextTime() {
        Scheduled next = queue.peek();
        return next == null ? Long.MAX_VALUE : next.time();
    }

    /** Moves the clock to the next action and runs it. */
    void runNext() {
        Scheduled next = queue.remove();
        now = next.time();
        next.action().run();
    }
}
