package dev.millrace.state;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The timers of one instant: a set of (key, namespace) that is emptied in the order it was filled. Small sets are searched
 * in a row, larger ones get a hash index.
 */
final class TimerBucket {
    private static final int SEARCHED_IN_A_ROW = 8;

    /** Key and namespace, one behind the other; null where the timer was deleted or has fired. */
    private @Nullable Object[] timers = new Object[4];
    /** Position + 1 of a timer, 0 where free; null as long as the set is small. */
    private int @Nullable [] index;

    private int first;
    private int end;
    private int live;

    boolean isEmpty() {
        return live == 0;
    }

    /** False where the timer was there already. */
    boolean add(Object key, Object namespace) {
        if (find(key, namespace) >= 0) {
            return false;
        }
        if (end * 2 == timers.length) {
            makeRoom();
        }
        timers[end * 2] = key;
        timers[end * 2 + 1] = namespace;
        if (index != null) {
            enter(index, end);
        }
        end++;
        live++;
        return true;
    }

    /** False where there was no such timer. */
    boolean remove(Object key, Object namespace) {
        int position = find(key, namespace);
        if (position < 0) {
            return false;
        }
        forget(position);
        return true;
    }

    /** Position of the first timer that is left. */
    int first() {
        while (timers[first * 2] == null) {
            first++;
        }
        return first;
    }

    /** Number of positions; some of them may be free. */
    int end() {
        return end;
    }

    @Nullable
    Object key(int position) {
        return timers[position * 2];
    }

    @Nullable
    Object namespace(int position) {
        return timers[position * 2 + 1];
    }

    void forget(int position) {
        timers[position * 2] = null;
        timers[position * 2 + 1] = null;
        live--;
    }

    private int find(Object key, Object namespace) {
        if (index == null) {
            for (int position = first; position < end; position++) {
                if (holds(position, key, namespace)) {
                    return position;
                }
            }
            return -1;
        }
        int mask = index.length - 1;
        for (int place = hash(key, namespace) & mask; index[place] != 0; place = (place + 1) & mask) {
            if (holds(index[place] - 1, key, namespace)) {
                return index[place] - 1;
            }
        }
        return -1;
    }

    private boolean holds(int position, Object key, Object namespace) {
        return key.equals(timers[position * 2]) && namespace.equals(timers[position * 2 + 1]);
    }

    /** Moves what is left to the front, and doubles the room where most of it is still in use. */
    private void makeRoom() {
        @Nullable Object[] old = timers;
        int oldEnd = end;
        timers = new Object[live * 2 > end ? old.length * 2 : old.length];
        end = 0;
        for (int position = first; position < oldEnd; position++) {
            if (old[position * 2] != null) {
                System.arraycopy(old, position * 2, timers, end * 2, 2);
                end++;
            }
        }
        first = 0;
        rebuildIndex();
    }

    private void rebuildIndex() {
        int room = timers.length / 2;
        if (room <= SEARCHED_IN_A_ROW) {
            return;
        }
        int[] rebuilt = new int[Integer.highestOneBit(room) * 4];
        for (int position = 0; position < end; position++) {
            enter(rebuilt, position);
        }
        index = rebuilt;
    }

    private void enter(int[] places, int position) {
        int mask = places.length - 1;
        int place = hash(timers[position * 2], timers[position * 2 + 1]) & mask;
        while (places[place] != 0) {
            place = (place + 1) & mask;
        }
        places[place] = position + 1;
    }

    private static int hash(@Nullable Object key, @Nullable Object namespace) {
        int mixed = (Objects.hashCode(key) + Objects.hashCode(namespace) * 31) * 0x9e3779b9;
        return mixed ^ (mixed >>> 15);
    }
}
