package dev.millrace.connector;

import dev.millrace.trace.CanonicalText;

/**
 * A plain sink: every row is visible at once and stays, so that what is replayed after a failure is there twice.
 *
 * @param result name of the result
 */
public record AppendSink<T>(String result) implements Sink<T>, NamedSink {
    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return new Writer<>(SinkContext.of(context).external().results(), result);
    }

    private record Writer<T>(ResultStore results, String result) implements SinkWriter<T> {
        @Override
        public void write(T element, Context context) {
            results.append(result, CanonicalText.whole(element));
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
