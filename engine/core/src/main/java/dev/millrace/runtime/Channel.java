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

    /** Takes an element, or refuses it because the channel is full. The receiver can take it after {@link #flush}. Called by the sender only. */
    public abstract boolean offer(Object payload, long stamp);

    /** Gives the elements that were offered on to the receiver. Called by the sender only. */
    public abstract void flush();

    /** Number of elements that it holds at most. */
    public abstract int capacity();

    /**
     * Takes a barrier in front of everything that the receiver has not taken yet; never refused. {@code sequence} is what the trace
     * counts it as. Called by the sender only.
     */
    public abstract void overtake(Barrier barrier, long sequence);

    /** Tells the receiver of a barrier that is sent in its place, before it is; never refused. Called by the sender only. */
    public final void announce(Barrier barrier) {
        overtake(barrier, Overtaking.ANNOUNCED);
    }

    /** Processing time at which the receiver can take the elements flushed last. Called by the sender only. */
    public abstract long lastArrival();

    /** The oldest barrier that has overtaken or was announced, and arrived, null if there is none. Called by the receiver only. */
    public abstract @Nullable Overtaking overtaking();

    /** Removes the barrier that {@link #overtaking} returned. Called by the receiver only. */
    public abstract void removeOvertaking();

    /** Number of elements that were removed. Called by the receiver only. */
    public abstract long removed();

    /**
     * Shows the elements in their order, from the oldest to the one before {@code position} (counted as {@link Overtaking#position}
     * is) or the last that was sent; those that have not arrived too. Called by the receiver only.
     */
    public abstract void inspect(long position, Inspector inspector);

    /**
     * A barrier in front of others.
     *
     * @param barrier the barrier
     * @param position number of elements that the channel had accepted before it
     * @param sequence what the trace counts it as; negative for an announcement
     */
    public record Overtaking(Barrier barrier, long position, long sequence) {
        private static final long ANNOUNCED = -1;

        /** Whether it only says that the barrier comes in its place. */
        boolean isAnnouncement() {
            return sequence == ANNOUNCED;
        }
    }

    /** Is shown elements. */
    @FunctionalInterface
    public interface Inspector {
        /** One element, its place in the order accepted, and when it arrives (processing time in ms). */
        void element(Object payload, long stamp, long position, long arrives);
    }

    /** The payload of the oldest element, null if none has arrived. Called by the receiver only. */
    public abstract @Nullable Object peek();

    /** The stamp of the element that {@link #peek} returned. Called by the receiver only. */
    public abstract long stamp();

    /** Removes the element that {@link #peek} returned. Called by the receiver only. */
    public abstract void remove();
}
