package dev.millrace.connector;

import dev.millrace.functions.KeySelector;
import dev.millrace.trace.CanonicalText;
import dev.millrace.trace.TraceEvent;
import java.io.IOException;

/**
 * A table with one row a key: a record replaces the row of its key at once. What is replayed after a failure is written over
 * itself, so that in the end nothing is there twice.
 *
 * @param result name of the result
 * @param key what the table is keyed by
 */
public record UpsertSink<T>(String result, KeySelector<T, ?> key) implements Sink<T>, NamedSink {
    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return new Writer<>(SinkContext.of(context), result, key);
    }

    private record Writer<T>(SinkContext context, String result, KeySelector<T, ?> key)
            implements SinkWriter<T>, SelfReporting {
        @Override
        public void write(T element, Context elementContext) throws IOException {
            Object rowKey = keyOf(element);
            context.external().results().upsert(result, CanonicalText.whole(rowKey), CanonicalText.whole(element));
            if (context.traced()) {
                context.report(new TraceEvent.ResultUpserted(
                        context.operator().subtask(), result, CanonicalText.of(rowKey), CanonicalText.of(element)));
            }
        }

        private Object keyOf(T element) throws IOException {
            try {
                return key.getKey(element);
            } catch (RuntimeException thrown) {
                throw thrown;
            } catch (Exception thrown) {
                throw new IOException("the key selector of " + result + " failed: " + thrown, thrown);
            }
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
