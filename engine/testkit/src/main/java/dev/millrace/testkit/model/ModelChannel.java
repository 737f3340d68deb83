package dev.millrace.testkit.model;

import dev.millrace.runtime.Barrier;
import dev.millrace.runtime.Channel;
import dev.millrace.trace.ChannelId;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A bounded channel that shows what it holds only in the steps that the exploration says so: the rest has not arrived. */
final class ModelChannel extends Channel {
    private final int capacity;
    private final Deque<Element> elements = new ArrayDeque<>();
    private boolean shown;
    private long removed;

    private record Element(Object payload, long stamp) {}

    ModelChannel(ChannelId id, int capacity) {
        super(id);
        this.capacity = capacity;
    }

    /** Whether the receiver sees what it holds. */
    void show(boolean now) {
        shown = now;
    }

    boolean isEmpty() {
        return elements.isEmpty();
    }

    @Override
    public boolean offer(Object payload, long stamp) {
        if (elements.size() == capacity) {
            return false;
        }
        elements.add(new Element(payload, stamp));
        return true;
    }

    @Override
    public void overtake(Barrier barrier, long sequence) {
        throw new IllegalStateException("the explored jobs align their barriers");
    }

    @Override
    public @Nullable Overtaking overtaking() {
        return null;
    }

    @Override
    public void removeOvertaking() {
        throw new IllegalStateException("no barrier has overtaken");
    }

    @Override
    public long removed() {
        return removed;
    }

    @Override
    public void inspect(long position, Inspector inspector) {
        long at = removed;
        for (Element each : elements) {
            if (at < position) {
                inspector.element(each.payload(), each.stamp(), at++, 0);
            }
        }
    }

    @Override
    public long lastArrival() {
        return 0;
    }

    @Override
    public @Nullable Object peek() {
        Element first = shown ? elements.peek() : null;
        return first == null ? null : first.payload();
    }

    @Override
    public long stamp() {
        return elements.getFirst().stamp();
    }

    @Override
    public void remove() {
        elements.removeFirst();
        removed++;
    }
}
