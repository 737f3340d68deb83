package dev.millrace.testkit.harness;

import dev.millrace.runtime.Channel;
import dev.millrace.trace.ChannelId;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A channel that, if asked to, refuses every other offer. */
final class RefusingChannel extends Channel {
    private final boolean refusing;
    private final Deque<Element> elements = new ArrayDeque<>();
    private boolean refusesNext;

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
    }
}
