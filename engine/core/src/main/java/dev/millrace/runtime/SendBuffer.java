package dev.millrace.runtime;

/**
 * Counts the elements of one channel that have not been given on yet, and says when they have to be. See Flink's "Controlling
 * Latency".
 */
final class SendBuffer {
    private final int capacity;
    private final long timeout;
    private final Clock clock;
    private int elements;
    private long due = Long.MAX_VALUE;

    /** A buffer for {@code capacity} elements, of which none waits for longer than {@code timeout} ms; -1 = for as long as there is room. */
    SendBuffer(int capacity, long timeout, Clock clock) {
        this.capacity = capacity;
        this.timeout = timeout;
        this.clock = clock;
    }

    /** An element more; true when there is no room for another. */
    boolean add() {
        if (elements == 0 && timeout >= 0) {
            due = clock.now() + timeout;
        }
        elements++;
        return elements >= capacity;
    }

    /** Processing time in ms at which the oldest element has waited for long enough, {@link Long#MAX_VALUE} for never. */
    long due() {
        return due;
    }

    /** Nothing waits any more; how many did. */
    int clear() {
        int waited = elements;
        elements = 0;
        due = Long.MAX_VALUE;
        return waited;
    }
}
