package dev.millrace.state;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Timers of one clock, at most one for each (key, namespace, time), polled by time and within one time in the order they
 * were added. A heap holds the distinct times only, since many timers share a time (all keys of a window), and a bucket for
 * each time the timers: adding one is a look-up in a set, mostly that of the time before.
 */
final class TimerQueue {
    private final TimerBuckets buckets = new TimerBuckets();
    /** A binary heap of times; may hold times whose bucket is gone, but not at its top. */
    private long[] heap = new long[16];

    private int heapSize;
    private long lastTime;
    private @Nullable TimerBucket last;
    private @Nullable Object polledKey;
    private @Nullable Object polledNamespace;
    private long polledTime;

    boolean isEmpty() {
        return heapSize == 0;
    }

    /** Time of the earliest timer; {@link Long#MAX_VALUE} where there is none. */
    long nextTime() {
        return heapSize == 0 ? Long.MAX_VALUE : heap[0];
    }

    /** False where the timer was there already. */
    boolean add(Object key, Object namespace, long time) {
        TimerBucket bucket = find(time);
        if (bucket == null) {
            bucket = new TimerBucket();
            buckets.put(time, bucket);
            push(time);
            lastTime = time;
            last = bucket;
        }
        return bucket.add(key, namespace);
    }

    /** False where there was no such timer. */
    boolean remove(Object key, Object namespace, long time) {
        TimerBucket bucket = find(time);
        if (bucket == null || !bucket.remove(key, namespace)) {
            return false;
        }
        removeIfEmpty(bucket, time);
        return true;
    }

    /** Takes out the earliest timer if it is due at {@code now}; it is then found in {@link #polledKey} and its neighbours. */
    boolean poll(long now) {
        if (heapSize == 0 || heap[0] > now) {
            return false;
        }
        polledTime = heap[0];
        TimerBucket bucket = find(polledTime);
        if (bucket == null) {
            throw new IllegalStateException("the earliest time has no timers: " + polledTime);
        }
        int position = bucket.first();
        polledKey = bucket.key(position);
        polledNamespace = bucket.namespace(position);
        bucket.forget(position);
        removeIfEmpty(bucket, polledTime);
        return true;
    }

    Object polledKey() {
        return present(polledKey);
    }

    Object polledNamespace() {
        return present(polledNamespace);
    }

    long polledTime() {
        return polledTime;
    }

    /** Shows all timers in the order they would be polled; {@code position} counts those of one time from 0. */
    void forEach(Visitor visitor) {
        for (long time : buckets.sortedTimes()) {
            TimerBucket bucket = find(time);
            int position = 0;
            for (int i = 0; bucket != null && i < bucket.end(); i++) {
                Object key = bucket.key(i);
                if (key != null) {
                    visitor.visit(key, present(bucket.namespace(i)), time, position++);
                }
            }
        }
    }

    /** Is shown a timer. */
    interface Visitor {
        void visit(Object key, Object namespace, long time, int position);
    }

    private @Nullable TimerBucket find(long time) {
        if (last != null && lastTime == time) {
            return last;
        }
        TimerBucket bucket = buckets.get(time);
        if (bucket != null) {
            lastTime = time;
            last = bucket;
        }
        return bucket;
    }

    private void removeIfEmpty(TimerBucket bucket, long time) {
        if (bucket.isEmpty()) {
            buckets.remove(time);
            last = null;
            while (heapSize > 0 && buckets.get(heap[0]) == null) {
                pop();
            }
        }
    }

    private void push(long time) {
        if (heapSize > 64 && heapSize > 2 * buckets.size()) {
            // Most times in it have no bucket any more. A sorted array is a heap, and the new bucket's time is among
            // these.
            heap = buckets.sortedTimes();
            heapSize = heap.length;
            return;
        }
        if (heapSize == heap.length) {
            heap = Arrays.copyOf(heap, heap.length * 2);
        }
        int child = heapSize++;
        while (child > 0 && heap[(child - 1) / 2] > time) {
            heap[child] = heap[(child - 1) / 2];
            child = (child - 1) / 2;
        }
        heap[child] = time;
    }

    private void pop() {
        long moved = heap[--heapSize];
        int parent = 0;
        for (int child = 1; child < heapSize; child = 2 * parent + 1) {
            if (child + 1 < heapSize && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= moved) {
                break;
            }
            heap[parent] = heap[child];
            parent = child;
        }
        heap[parent] = moved;
    }

    private static Object present(@Nullable Object polled) {
        if (polled == null) {
            throw new IllegalStateException("nothing was polled");
        }
        return polled;
    }
}
