package dev.millrace.runtime;

import dev.millrace.trace.ChannelId;
import org.jspecify.annotations.Nullable;

/**
 * A bounded first-in-first-out channel between one sending and one receiving subtask. An element is a payload and a stamp,
 * kept apart so that nothing is allocated for it. Each scheduler brings its own kind; subtasks cannot tell.
 */
public abstract class Channel {
    private final ChannelId id;

    /** A channel called {@code id}. */
    protected Channel(ChannelId id) {
        this.id = id;
    }

    /** Who sends to whom. */
    public final ChannelId id() {
        return id;
    }

    /** Takes an element, or refuses it because the channel is full. Called by the sender only. */
    public abstract boolean offer(Object payload, long stamp);

    /** Processing time at which the receiver can take the element accepted last. Called by the sender only. */
    public abstract long lastArrival();

    /** The payload of the oldest element, null if none has arrived. Called by the receiver only. */
    public abstract @Nullable Object peek();

    /** The stamp of the element that {@link #peek} returned. Called by the receiver only. */
    public abstract long stamp();

    /** Removes the element that {@link #peek} returned. Called by the receiver only. */
    public abstract void remove();
}
