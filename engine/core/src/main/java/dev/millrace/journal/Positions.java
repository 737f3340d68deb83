package dev.millrace.journal;

import java.util.Arrays;

/**
 * A growing ascending list of journal positions. One thread adds; any thread reads, and sees everything that was there
 * when it asked for the size.
 */
public final class Positions {
    private volatile int[] values = new int[16];
    private volatile int size;

    Positions() {}

    /** How many there are now. */
    public int size() {
        return size;
    }

    /** The position at a place from 0 to {@code size() - 1}. */
    public int get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index + " of " + size);
        }
        return values[index];
    }

    /** The place of the first position that is not below {@code position}; {@link #size()} where there is none. */
    public int firstFrom(int position) {
        int end = size;
        int found = Arrays.binarySearch(values, 0, end, position);
        return found >= 0 ? found : -found - 1;
    }

    void add(int position) {
        int end = size;
        int[] current = values;
        if (end == current.length) {
            current = Arrays.copyOf(current, end * 2);
            values = current;
        }
        current[end] = position;
        // Written last: who sees the new size sees the value.
        size = end + 1;
    }
}
