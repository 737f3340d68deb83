package dev.millrace.testkit.model;

import dev.millrace.runtime.Barrier;
import dev.millrace.testkit.harness.QueuedChannel;
import dev.millrace.trace.ChannelId;
import org.jspecify.annotations.Nullable;

/** A bounded channel that shows what it holds only in the steps that the exploration says so: the rest has not arrived. */
final class ModelChannel extends QueuedChannel {
    private final int capacity;
    private boolean shown;

    ModelChannel(ChannelId id, int capacity) {
        super(id);
        this.capacity = capacity;
    }

    /** Whether the receiver sees what it holds. */
    void show(boolean now) {
        shown = now;
    }

    boolean isEmpty() {
        return size() == 0;
    }

    @Override
    public boolean offer(Object payload, long stamp) {
        if (size() == capacity) {
            return false;
        }
        accept(payload, stamp);
        return true;
    }

    @Override
    public void overtake(Barrier barrier, long sequence) {
        throw new IllegalStateException("the explored jobs align their barriers");
    }

    @Override
    public @Nullable Object peek() {
        return shown ? super.peek() : null;
    }
}
