package dev.millrace.simulation;

import dev.millrace.runtime.Barrier;
import dev.millrace.runtime.Channel;
import dev.millrace.runtime.Draws;
import dev.millrace.trace.ChannelId;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** A channel with latency: an element can be taken once it has arrived, in the order sent; those flushed together arrive together. Bounded. */
final class SimulatedChannel extends Channel {
    /** The arrival of what lies in the sender's buffer. */
    private static final long UNKNOWN = Long.MAX_VALUE;

    private record Arriving(Overtaking element, long arrives) {}

    /** Told what happens on the channel, so that the subtasks at its ends are stepped. */
    interface Watcher {
        /** An element will arrive at that time. */
        void sent(SimulatedChannel channel, long arrives);

        /** There is room again. */
        void roomMade(SimulatedChannel channel);
    }

    private final EventQueue queue;
    private final Watcher watcher;
    private final Draws draws;
    private final World.Range latency;
    private final long entity;
    private final Object[] payloads;
    private final long[] stamps;
    private final long[] arrivals;
    private int head;
    private int size;
    /** How many of them, the youngest, have not been flushed. */
    private int buffered;

    private final ArrayDeque<Arriving> overtaking = new ArrayDeque<>();
    private long sent;
    private long draw;
    private long lastArrival;
    private boolean held;

    SimulatedChannel(ChannelId id, World.Range latency, int capacity, Draws draws, EventQueue queue, Watcher watcher) {
        super(id);
        this.latency = latency;
        this.draws = draws;
        this.queue = queue;
        this.watcher = watcher;
        this.entity = Draws.entity(id.toString());
        this.payloads = new Object[capacity];
        this.stamps = new long[capacity];
        this.arrivals = new long[capacity];
    }

    @Override
    public boolean offer(Object payload, long stamp) {
        if (size == payloads.length) {
            return false;
        }
        int tail = (head + size) % payloads.length;
        sent++;
        payloads[tail] = payload;
        stamps[tail] = stamp;
        arrivals[tail] = UNKNOWN;
        size++;
        buffered++;
        return true;
    }

    @Override
    public void flush() {
        lastArrival = Math.max(lastArrival, queue.now() + draws.draw(latency.from(), latency.to(), entity, draw++));
        for (; buffered > 0; buffered--) {
            arrivals[(head + size - buffered) % payloads.length] = lastArrival;
        }
        if (!held) {
            watcher.sent(this, lastArrival);
        }
    }

    @Override
    public int capacity() {
        return payloads.length;
    }

    @Override
    public void overtake(Barrier barrier, long sequence) {
        long arrives = queue.now() + draws.draw(latency.from(), latency.to(), entity, draw++);
        if (!overtaking.isEmpty()) {
            arrives = Math.max(arrives, overtaking.getLast().arrives());
        }
        // What is sent after it does not arrive before it.
        lastArrival = Math.max(lastArrival, arrives);
        overtaking.add(new Arriving(new Overtaking(barrier, sent, sequence), arrives));
        watcher.sent(this, arrives);
    }

    @Override
    public @Nullable Overtaking overtaking() {
        Arriving first = overtaking.peekFirst();
        return first != null && first.arrives() <= queue.now() ? first.element() : null;
    }

    @Override
    public void removeOvertaking() {
        overtaking.removeFirst();
    }

    @Override
    public long removed() {
        return sent - size;
    }

    @Override
    public void inspect(long position, Inspector inspector) {
        for (int ahead = 0; ahead < size && removed() + ahead < position; ahead++) {
            int slot = (head + ahead) % payloads.length;
            inspector.element(payloads[slot], stamps[slot], removed() + ahead, arrivals[slot]);
        }
    }

    @Override
    public long lastArrival() {
        return lastArrival;
    }

    /** When the oldest element arrives, or arrived; {@link Long#MAX_VALUE} when the channel is empty or held, or nothing was flushed. */
    long headArrival() {
        return size > 0 && !held ? arrivals[head] : Long.MAX_VALUE;
    }

    /** Whether it delivers nothing, whatever has arrived. */
    void setHeld(boolean now) {
        held = now;
        if (!held && size > buffered) {
            watcher.sent(this, Math.max(queue.now(), arrivals[head]));
        }
    }

    /** The same for the oldest barrier that overtakes. */
    long overtakingArrival() {
        Arriving first = overtaking.peekFirst();
        return first != null ? first.arrives() : Long.MAX_VALUE;
    }

    @Override
    public @Nullable Object peek() {
        return headArrival() <= queue.now() ? payloads[head] : null;
    }

    @Override
    public long stamp() {
        return stamps[head];
    }

    @Override
    public void remove() {
        head = (head + 1) % payloads.length;
        size--;
        if (size == payloads.length - 1) {
            watcher.roomMade(this);
        }
    }
}
