package dev.millrace.connector;

import dev.millrace.runtime.OperatorContext;

/**
 * The splits of a replayable stream of the run.
 *
 * @param stream name of the stream
 * @param type record type
 */
record StreamSplits<T>(String stream, Class<T> type) implements Splits<T> {
    @Override
    public int count(OperatorContext context) {
        return context.external().streams().stream(stream).splits();
    }

    @Override
    public SplitReader<T> reader(OperatorContext context, SplitPosition start) {
        ReplayableStream from = context.external().streams().stream(stream);
        Object[] rows = context.external().streams().rows(stream, type);
        return new SlicedReader<>(stream + "-" + start.split(), start, Slice.dealt(start, rows.length)) {
            @Override
            @SuppressWarnings("unchecked") // the library makes the rows as records of that type
            T record(long row) {
                return (T) rows[(int) row];
            }

            @Override
            long arrival(long row) {
                // In batch execution all input is there before the job begins.
                return context.isBatch() ? Long.MIN_VALUE : from.arrivals()[(int) row];
            }
        };
    }
}
