package dev.millrace.connector;

/**
 * Some of the numbers from 0 on.
 *
 * @param first the first of them
 * @param stride from one to the next
 * @param size how many there are
 */
record Slice(long first, long stride, long size) {
    /** The split's share where {@code total} numbers are dealt out in turn: split 1 of 3 has 1, 4, 7 ... */
    static Slice dealt(SplitPosition split, long total) {
        return new Slice(split.split(), split.of(), Math.max(0, (total - split.split() + split.of() - 1) / split.of()));
    }

    /** The split's share where {@code total} numbers are cut into runs of equal length, the first ones longer by one where that does not come out even. */
    static Slice cut(SplitPosition split, long total) {
        long size = total / split.of();
        long longer = total % split.of();
        long first = split.split() * size + Math.min(split.split(), longer);
        return new Slice(first, 1, size + (split.split() < longer ? 1 : 0));
    }

    /** The number at a 0-based position. */
    long number(long position) {
        return first + position * stride;
    }
}
