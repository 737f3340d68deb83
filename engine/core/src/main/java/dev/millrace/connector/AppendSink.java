package dev.millrace.connector;

import dev.millrace.runtime.Operator;
import dev.millrace.runtime.OperatorFactory;
import dev.millrace.trace.CanonicalText;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Tracer;

/**
 * A plain sink: every row is visible at once and stays, so that what is replayed after a failure is there twice.
 *
 * @param result name of the result
 */
public record AppendSink<T>(String result) implements Sink<T> {
    @Override
    public OperatorFactory operator() {
        return () -> new Writer(result);
    }

    private static final class Writer extends Operator {
        private final String result;

        Writer(String result) {
            this.result = result;
        }

        @Override
        public void processElement(Object value, long timestamp) {
            String row = CanonicalText.of(value);
            context().external().results().append(result, row);
            Tracer tracer = context().tracer();
            if (tracer != null) {
                tracer.report(new TraceEvent.ResultAppended(context().subtask(), result, row));
            }
        }
    }
}
