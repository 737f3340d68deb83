package dev.millrace.connector;

/**
 * Reads a slice of numbered records.
 *
 * @param <T> type of the records
 */
abstract class SlicedReader<T> implements SplitReader<T> {
    private final String name;
    private final SplitPosition start;
    private final Slice slice;
    private long position;

    /** A reader of {@code slice} from {@code start} on. */
    SlicedReader(String name, SplitPosition start, Slice slice) {
        this.name = name;
        this.start = start;
        this.slice = slice;
        this.position = start.position();
    }

    /** The record with that number. */
    abstract T record(long number) throws Exception;

    /** When the record with that number can be read, in ms of processing time; at once where nothing else is said. */
    long arrival(long number) {
        return Long.MIN_VALUE;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final SplitPosition position() {
        return new SplitPosition(start.split(), start.of(), position);
    }

    @Override
    public final long nextOrder() {
        return slice.number(position);
    }

    @Override
    public final boolean hasEnded() {
        return position >= slice.size();
    }

    @Override
    public final long nextAvailable() {
        return hasEnded() ? Long.MAX_VALUE : arrival(nextOrder());
    }

    @Override
    public final T read() throws Exception {
        T record = record(nextOrder());
        position++;
        return record;
    }
}
