package dev.millrace.state;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** {@link TimerBucket}s by their time in ms: a hash table with open addressing, so that finding one allocates nothing. */
final class TimerBuckets {
    private long[] times = new long[16];
    private @Nullable TimerBucket[] buckets = new TimerBucket[16];
    private int size;

    int size() {
        return size;
    }

    @Nullable
    TimerBucket get(long time) {
        return buckets[place(time)];
    }

    void put(long time, TimerBucket bucket) {
        if ((size + 1) * 2 > times.length) {
            grow();
        }
        int place = place(time);
        times[place] = time;
        buckets[place] = bucket;
        size++;
    }

    /** Takes the bucket of {@code time} out, which is there. */
    void remove(long time) {
        int mask = times.length - 1;
        int hole = place(time);
        for (int next = (hole + 1) & mask; buckets[next] != null; next = (next + 1) & mask) {
            int home = home(times[next]);
            if (((next - home) & mask) >= ((next - hole) & mask)) {
                times[hole] = times[next];
                buckets[hole] = buckets[next];
                hole = next;
            }
        }
        buckets[hole] = null;
        size--;
    }

    /** All times that have a bucket, the earliest first. */
    long[] sortedTimes() {
        long[] sorted = new long[size];
        int count = 0;
        for (int place = 0; place < times.length; place++) {
            if (buckets[place] != null) {
                sorted[count++] = times[place];
            }
        }
        Arrays.sort(sorted);
        return sorted;
    }

    private void grow() {
        long[] oldTimes = times;
        @Nullable TimerBucket[] oldBuckets = buckets;
        times = new long[oldTimes.length * 2];
        buckets = new TimerBucket[times.length];
        for (int old = 0; old < oldTimes.length; old++) {
            if (oldBuckets[old] != null) {
                int place = place(oldTimes[old]);
                times[place] = oldTimes[old];
                buckets[place] = oldBuckets[old];
            }
        }
    }

    /** Where the bucket of {@code time} is, or would be. */
    private int place(long time) {
        int place = home(time);
        while (buckets[place] != null && times[place] != time) {
            place = (place + 1) & (times.length - 1);
        }
        return place;
    }

    private int home(long time) {
        long mixed = time * 0x9e3779b97f4a7c15L;
        return (int) (mixed >>> 32) & (times.length - 1);
    }
}
