package dev.millrace.threads;

import java.util.PriorityQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The job master's thread: what others hand over, and what is due by the clock, one after the other. */
final class MasterLoop {
    private final LinkedBlockingQueue<Runnable> handedOver = new LinkedBlockingQueue<>();
    private final PriorityQueue<Timed> timed = new PriorityQueue<>();
    private final long startNanos = System.nanoTime();
    private long ordinal;

    private record Timed(long time, long ordinal, Runnable action) implements Comparable<Timed> {
        @Override
        public int compareTo(Timed other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(ordinal, other.ordinal);
        }
    }

    /** Elapsed ms; from any thread. */
    long now() {
        return (System.nanoTime() - startNanos) / 1_000_000;
    }

    /** Hands an action over; from any thread. */
    void handOver(Runnable action) {
        handedOver.add(action);
    }

    /** Runs the action at that time; on the master's thread. */
    void schedule(long time, Runnable action) {
        timed.add(new Timed(time, ordinal++, action));
    }

    /** Runs the next action, waiting for it for {@code patience} ms at most. */
    void runNext(long patience) throws InterruptedException {
        Timed first = timed.peek();
        if (first != null && first.time() <= now()) {
            timed.remove().action().run();
            return;
        }
        long wait = first == null ? patience : Math.min(patience, first.time() - now());
        Runnable action = handedOver.poll(Math.max(wait, 0), TimeUnit.MILLISECONDS);
        if (action != null) {
            action.run();
        }
    }
}
