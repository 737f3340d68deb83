package dev.millrace.journal;

import dev.millrace.trace.TraceEvent.Sent;
import org.jspecify.annotations.Nullable;

/**
 * One element on its way through a channel.
 *
 * @param kind what it is
 * @param sequence its place in the channel
 * @param position place in the journal of the event that sent it
 * @param sent processing time in ms at which it was sent, or left its sender's buffer
 * @param arrives processing time in ms at which the receiver can take it at the earliest; {@link Sent#BUFFERED} where it is in its
 *     sender's buffer
 * @param key the record's key; null where the channel is not keyed, or where it is no record
 * @param value the record's value; empty where it is no record
 * @param time a record's timestamp, a watermark's time, a barrier's checkpoint number, the processing time at which a latency marker was sent; 0 for the end of input
 */
public record Element(
        Kind kind,
        long sequence,
        long position,
        long sent,
        long arrives,
        @Nullable String key,
        String value,
        long time) {
    /** What travels through channels. */
    public enum Kind {
        RECORD,
        WATERMARK,
        IDLE,
        ACTIVE,
        BARRIER,
        LATENCY,
        END
    }

    /** How far along its channel it is at processing time {@code now} in ms: 0 at the sender, 1 at the receiver. */
    public double progress(double now) {
        if (queued(now)) {
            return 1;
        }
        return buffered() || now <= sent ? 0 : (now - sent) / (arrives - sent);
    }

    /** Whether it waits in the receiver's queue at processing time {@code now} in ms. */
    public boolean queued(double now) {
        return now >= arrives && !buffered();
    }

    /** Whether it waits in its sender's buffer for others that are given on with it. */
    public boolean buffered() {
        return arrives == Sent.BUFFERED;
    }

    /** The same element after it has left the buffer. */
    Element onItsWay(long since, long until) {
        return new Element(kind, sequence, position, since, until, key, value, time);
    }
}
