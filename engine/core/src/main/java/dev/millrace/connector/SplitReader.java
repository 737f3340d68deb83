package dev.millrace.connector;

import dev.millrace.time.TimestampAssigner;
import dev.millrace.time.WatermarkGenerator;

/** Reads one split: its position, its clock, and when its next row becomes available. */
final class SplitReader {
    private final int split;
    private final ReplayableStream stream;
    private final Object[] rows;
    private final TimestampAssigner<Object> assigner;
    private final WatermarkGenerator<Object> generator;
    private long position;
    private long watermark = Long.MIN_VALUE;

    SplitReader(
            SplitPosition start,
            ReplayableStream stream,
            Object[] rows,
            TimestampAssigner<Object> assigner,
            WatermarkGenerator<Object> generator) {
        this.split = start.split();
        this.position = start.position();
        this.stream = stream;
        this.rows = rows;
        this.assigner = assigner;
        this.generator = generator;
    }

    SplitPosition position() {
        return new SplitPosition(split, position);
    }

    String name() {
        return stream.name() + "-" + split;
    }

    /** Index of the next row in the stream, which orders the rows of all splits; past the end when the split has ended. */
    long nextRow() {
        return position * stream.splits() + split;
    }

    boolean hasEnded() {
        return nextRow() >= rows.length;
    }

    /** Processing time at which the next row can be read; {@link Long#MAX_VALUE} at the end. */
    long nextAvailable() {
        return hasEnded() ? Long.MAX_VALUE : stream.arrivals()[(int) nextRow()];
    }

    Object read() {
        Object row = rows[(int) nextRow()];
        position++;
        return row;
    }

    long timestamp(Object row) {
        long timestamp = assigner.extractTimestamp(row, TimestampAssigner.NO_TIMESTAMP);
        generator.onEvent(row, timestamp, emitted -> raise(emitted.getTimestamp()));
        return timestamp;
    }

    void emitPeriodic() {
        generator.onPeriodicEmit(emitted -> raise(emitted.getTimestamp()));
    }

    private void raise(long emitted) {
        watermark = Math.max(watermark, emitted);
    }

    /** The split's own clock; one that has ended holds nobody back. */
    long watermark() {
        return hasEnded() ? Long.MAX_VALUE : watermark;
    }
}
