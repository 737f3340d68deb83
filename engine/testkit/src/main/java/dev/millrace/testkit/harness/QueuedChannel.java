package dev.millrace.testkit.harness;

import dev.millrace.runtime.Barrier;
import dev.millrace.runtime.Channel;
import dev.millrace.trace.ChannelId;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A channel in which what was sent has arrived at once; what it refuses, its kinds say. */
public abstract class QueuedChannel extends Channel {
    private final Deque<Element> elements = new ArrayDeque<>();
    private final Deque<Overtaking> overtaking = new ArrayDeque<>();
    private long removed;

    private record Element(Object payload, long stamp) {}

    protected QueuedChannel(ChannelId id) {
        super(id);
    }

    /** Takes an element that is not refused. */
    protected final void accept(Object payload, long stamp) {
        elements.add(new Element(payload, stamp));
    }

    /** Number of elements in it. */
    protected final int size() {
        return elements.size();
    }

    @Override
    public final void flush() {
        // There are no buffers in front of it: what was sent has arrived.
    }

    @Override
    public final int capacity() {
        return 1;
    }

    @Override
    public void overtake(Barrier barrier, long sequence) {
        overtaking.add(new Overtaking(barrier, removed + elements.size(), sequence));
    }

    @Override
    public final @Nullable Overtaking overtaking() {
        return overtaking.peek();
    }

    @Override
    public final void removeOvertaking() {
        overtaking.remove();
    }

    @Override
    public final long removed() {
        return removed;
    }

    @Override
    public final void inspect(long position, Inspector inspector) {
        long at = removed;
        for (Element each : elements) {
            if (at < position) {
                inspector.element(each.payload(), each.stamp(), at++, 0);
            }
        }
    }

    @Override
    public final long lastArrival() {
        return 0;
    }

    @Override
    public @Nullable Object peek() {
        Element first = elements.peek();
        return first == null ? null : first.payload();
    }

    @Override
    public final long stamp() {
        return elements.getFirst().stamp();
    }

    @Override
    public final void remove() {
        elements.removeFirst();
        removed++;
    }
}
