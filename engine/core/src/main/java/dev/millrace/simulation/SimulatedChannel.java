package dev.millrace.simulation;

import dev.millrace.runtime.Channel;
import dev.millrace.runtime.Draws;
import dev.millrace.trace.ChannelId;
import org.jspecify.annotations.Nullable;

/** A channel with latency: an element can be taken once it has arrived, in the order sent. Bounded. */
final class SimulatedChannel extends Channel {
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
    private long sent;
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
        lastArrival = Math.max(lastArrival, queue.now() + draws.draw(latency.from(), latency.to(), entity, sent++));
        payloads[tail] = payload;
        stamps[tail] = stamp;
        arrivals[tail] = lastArrival;
        size++;
        if (!held) {
            watcher.sent(this, lastArrival);
        }
        return true;
    }

    @Override
    public long lastArrival() {
        return lastArrival;
    }

    /** When the oldest element arrives, or arrived; {@link Long#MAX_VALUE} when the channel is empty or held. */
    long headArrival() {
        return size > 0 && !held ? arrivals[head] : Long.MAX_VALUE;
    }

    /** Whether it delivers nothing, whatever has arrived. */
    void setHeld(boolean now) {
        held = now;
        if (!held && size > 0) {
            watcher.sent(this, Math.max(queue.now(), arrivals[head]));
        }
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
