package dev.millrace.journal;

import dev.millrace.trace.ChannelId;

/**
 * One channel at an instant.
 *
 * @param id which channel
 * @param elements what is in it, by place in the channel
 * @param blockedBy the checkpoint whose alignment keeps the receiver from reading it, or -1
 * @param idle whether the receiver has been told that no watermark will come through it for a while
 * @param refuses whether it is full, so that its sender waits (back-pressure)
 * @param held whether it is held from outside, so that it delivers nothing
 */
public record ChannelView(
        ChannelId id,
        PersistentMap<Long, Element> elements,
        long blockedBy,
        boolean idle,
        boolean refuses,
        boolean held) {
    /** The channel with nothing in it. */
    static ChannelView open(ChannelId id) {
        return new ChannelView(id, PersistentMap.empty(), -1, false, false, false);
    }

    /** Whether the receiver does not read it, because it waits for the barriers of its other channels. */
    public boolean blocked() {
        return blockedBy >= 0;
    }

    ChannelView withElements(PersistentMap<Long, Element> now) {
        return new ChannelView(id, now, blockedBy, idle, refuses, held);
    }

    ChannelView withBlockedBy(long checkpoint) {
        return new ChannelView(id, elements, checkpoint, idle, refuses, held);
    }

    ChannelView withIdle(boolean now) {
        return new ChannelView(id, elements, blockedBy, now, refuses, held);
    }

    ChannelView withRefuses(boolean full) {
        return new ChannelView(id, elements, blockedBy, idle, full, held);
    }

    ChannelView withHeld(boolean now) {
        return new ChannelView(id, elements, blockedBy, idle, refuses, now);
    }

    /** The same channel after a restart: empty, and held if it was. */
    ChannelView emptied() {
        return open(id).withHeld(held);
    }
}
