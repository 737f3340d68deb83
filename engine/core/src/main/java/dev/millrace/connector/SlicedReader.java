package dev.millrace.connector;

import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;

/**
 * Reads numbered records at equal distances: split 1 of 3 reads numbers 1, 4, 7 ...
 *
 * @param <T> type of the records
 */
final class SlicedReader<T> implements SplitReader<T> {
    private final String name;
    private final int split;
    private final Slice slice;
    private final LongFunction<T> records;
    private final LongUnaryOperator arrivals;
    private long position;

    /**
     * Which numbers.
     *
     * @param first the first of them
     * @param stride from one to the next
     * @param size how many there are
     */
    record Slice(long first, long stride, long size) {
        /** Numbers 0 to {@code total - 1}, dealt out to {@code splits}: the share of {@code split}. */
        static Slice dealt(int split, int splits, long total) {
            return new Slice(split, splits, Math.max(0, (total - split + splits - 1) / splits));
        }

        long number(long position) {
            return first + position * stride;
        }
    }

    /** A reader of {@code slice} from {@code start} on; by their number, {@code records} makes them and {@code arrivals} says when they can be read. */
    SlicedReader(String name, SplitPosition start, Slice slice, LongFunction<T> records, LongUnaryOperator arrivals) {
        this.name = name;
        this.split = start.split();
        this.position = start.position();
        this.slice = slice;
        this.records = records;
        this.arrivals = arrivals;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int split() {
        return split;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public long nextOrder() {
        return slice.number(position);
    }

    @Override
    public boolean hasEnded() {
        return position >= slice.size();
    }

    @Override
    public long nextAvailable() {
        return hasEnded() ? Long.MAX_VALUE : arrivals.applyAsLong(nextOrder());
    }

    @Override
    public T read() {
        T record = records.apply(nextOrder());
        position++;
        return record;
    }
}
