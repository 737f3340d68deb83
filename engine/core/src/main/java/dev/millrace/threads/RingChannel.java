package dev.millrace.threads;

import dev.millrace.runtime.Barrier;
import dev.millrace.runtime.Channel;
import dev.millrace.trace.ChannelId;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A bounded ring between one sending and one receiving thread, without locks: each side publishes its own counter and reads the
 * other's only when its remembered copy says full or empty (Lamport's queue with cached indices).
 */
final class RingChannel extends Channel {
    private final Object[] payloads;
    private final long[] stamps;
    private final int mask;
    private final Queue<Overtaking> overtaking = new ConcurrentLinkedQueue<>();
    private final AtomicLong published = new AtomicLong();
    private final AtomicLong consumed = new AtomicLong();
    // Sender's side.
    private long tail;
    private long consumedSeen;
    // Receiver's side.
    private long head;
    private long publishedSeen;

    /** A ring for {@code capacity} elements, a power of two. */
    RingChannel(ChannelId id, int capacity) {
        super(id);
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("capacity " + capacity + " is not a power of two");
        }
        payloads = new Object[capacity];
        stamps = new long[capacity];
        mask = capacity - 1;
    }

    @Override
    public boolean offer(Object payload, long stamp) {
        if (tail - consumedSeen > mask) {
            consumedSeen = consumed.getAcquire();
            if (tail - consumedSeen > mask) {
                return false;
            }
        }
        int slot = (int) tail & mask;
        payloads[slot] = payload;
        stamps[slot] = stamp;
        tail++;
        return true;
    }

    @Override
    public void flush() {
        published.setRelease(tail);
    }

    @Override
    public int capacity() {
        return payloads.length;
    }

    @Override
    public void overtake(Barrier barrier, long sequence) {
        overtaking.add(new Overtaking(barrier, tail, sequence));
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
        return head;
    }

    @Override
    public void inspect(long position, Inspector inspector) {
        long sent = Math.min(position, published.getAcquire());
        for (long each = head; each < sent; each++) {
            int slot = (int) each & mask;
            inspector.element(payloads[slot], stamps[slot], each, 0);
        }
    }

    @Override
    public long lastArrival() {
        // An element can be taken as soon as it is sent; no scheduler waits for this time here.
        return 0;
    }

    @Override
    public @Nullable Object peek() {
        if (head == publishedSeen) {
            publishedSeen = published.getAcquire();
            if (head == publishedSeen) {
                return null;
            }
        }
        return payloads[(int) head & mask];
    }

    @Override
    public long stamp() {
        return stamps[(int) head & mask];
    }

    @Override
    @SuppressWarnings("NullAway") // An empty slot holds null, so that what was consumed can be collected.
    public void remove() {
        payloads[(int) head & mask] = null;
        head++;
        consumed.setRelease(head);
    }
}
