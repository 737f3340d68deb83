package dev.millrace.testkit.harness;

import dev.millrace.runtime.Barrier;
import dev.millrace.runtime.Channel;
import dev.millrace.trace.ChannelId;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A channel that, if asked to, refuses every other offer. */
final class RefusingChannel extends Channel {
    private final boolean refusing;
    private final Deque<Element> elements = new ArrayDeque<>();
    private final Deque<Overtaking> overtaking = new ArrayDeque<>();
    private boolean refusesNext;
    private long removed;

    private record Element(Object payload, long stamp) {}

    RefusingChannel(ChannelId id, boolean refusing) {
        super(id);
        this.refusing = refusing;
    }

    @Override
    public boolean offer(Object payload, long stamp) {
        refusesNext = refusing && !refusesNext;
        if (refusesNext) {
            return false;
        }
        elements.add(new Element(payload, stamp));
        return true;
    }

    @Override
    public void overtake(Barrier barrier, long sequence) {
        overtaking.add(new Overtaking(barrier, removed + elements.size(), sequence));
    }

    @Override
    public @Nullable Overtaking overtaking() {
        return overtaking.peek();
    }

    @Override
    public void removeOvertaking() {
        overtaking.remove();
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
        Element first = elements.peek();
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
