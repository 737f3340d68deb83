package dev.millrace.state;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A hash table from (key, namespace) to value with open addressing: looking up and updating allocate nothing. Linear
 * probing at a load of at most one half, deletion by shifting back, so that there are no tombstones.
 */
final class HeapTable {
    private static final int STRIDE = 3;
    private static final int SMALLEST = 16;

    /** 0 where free. */
    private int[] hashes = new int[SMALLEST];
    /** Key, namespace, value, one behind the other. */
    private @Nullable Object[] entries = new Object[SMALLEST * STRIDE];

    private int mask = SMALLEST - 1;
    private int size;
    private int layout;

    /** Grows whenever an entry may have moved. */
    int layout() {
        return layout;
    }

    int capacity() {
        return hashes.length;
    }

    boolean isUsed(int place) {
        return hashes[place] != 0;
    }

    Object key(int place) {
        return present(entries[place * STRIDE]);
    }

    Object namespace(int place) {
        return present(entries[place * STRIDE + 1]);
    }

    Object value(int place) {
        return present(entries[place * STRIDE + 2]);
    }

    void setValue(int place, Object value) {
        entries[place * STRIDE + 2] = value;
    }

    /** The place of the entry, or {@code -1 - p} where there is none and p is where it would go. */
    int find(Object key, int keyHash, Object namespace) {
        int hash = hash(keyHash, namespace);
        int place = hash & mask;
        for (int found = hashes[place]; found != 0; found = hashes[place]) {
            if (found == hash && holds(place, key, namespace)) {
                return place;
            }
            place = (place + 1) & mask;
        }
        return -1 - place;
    }

    private boolean holds(int place, Object key, Object namespace) {
        Object otherNamespace = entries[place * STRIDE + 1];
        Object otherKey = entries[place * STRIDE];
        return (namespace == otherNamespace || namespace.equals(otherNamespace))
                && (key == otherKey || key.equals(otherKey));
    }

    /** Adds an entry that {@link #find} has not found, at the place it gave. */
    void insert(int free, Object key, int keyHash, Object namespace, Object value) {
        int hash = hash(keyHash, namespace);
        int place = free;
        if ((size + 1) * 2 > hashes.length) {
            grow();
            place = freePlace(hash);
        }
        hashes[place] = hash;
        entries[place * STRIDE] = key;
        entries[place * STRIDE + 1] = namespace;
        entries[place * STRIDE + 2] = value;
        size++;
        layout++;
    }

    void remove(int place) {
        int hole = place;
        int next = (hole + 1) & mask;
        while (hashes[next] != 0) {
            int home = hashes[next] & mask;
            if (((next - home) & mask) >= ((next - hole) & mask)) {
                move(next, hole);
                hole = next;
            }
            next = (next + 1) & mask;
        }
        hashes[hole] = 0;
        Arrays.fill(entries, hole * STRIDE, hole * STRIDE + STRIDE, null);
        size--;
        layout++;
    }

    private void move(int from, int to) {
        hashes[to] = hashes[from];
        System.arraycopy(entries, from * STRIDE, entries, to * STRIDE, STRIDE);
    }

    private void grow() {
        int[] oldHashes = hashes;
        @Nullable Object[] oldEntries = entries;
        hashes = new int[oldHashes.length * 2];
        entries = new Object[hashes.length * STRIDE];
        mask = hashes.length - 1;
        for (int place = 0; place < oldHashes.length; place++) {
            if (oldHashes[place] != 0) {
                int to = freePlace(oldHashes[place]);
                hashes[to] = oldHashes[place];
                System.arraycopy(oldEntries, place * STRIDE, entries, to * STRIDE, STRIDE);
            }
        }
    }

    private int freePlace(int hash) {
        int place = hash & mask;
        while (hashes[place] != 0) {
            place = (place + 1) & mask;
        }
        return place;
    }

    /** Spreads both hash codes over all bits; never 0. */
    private static int hash(int keyHash, Object namespace) {
        int mixed = (keyHash + namespace.hashCode() * 31) * 0x9e3779b9;
        mixed ^= mixed >>> 15;
        return mixed == 0 ? 1 : mixed;
    }

    private static Object present(@Nullable Object entry) {
        if (entry == null) {
            throw new IllegalStateException("the place is free");
        }
        return entry;
    }
}
