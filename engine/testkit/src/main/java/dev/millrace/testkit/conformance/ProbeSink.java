package dev.millrace.testkit.conformance;

import dev.millrace.connector.Sink;
import dev.millrace.connector.SinkWriter;
import dev.millrace.connector.WriterInitContext;
import dev.millrace.testkit.conformance.CaseWindows.Reading;
import dev.millrace.time.Watermark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Writes down what comes to the end of a pipeline: records, watermarks, the end. Its copies all write to one list. */
final class ProbeSink implements Sink<Reading> {
    private static final AtomicLong PROBES = new AtomicLong();
    private static final Map<Long, List<Object>> SEEN = new ConcurrentHashMap<>();

    private final long number = PROBES.incrementAndGet();

    /** A record with its timestamp, null where it has none. */
    record Seen(
            Reading reading,
            @org.jspecify.annotations.Nullable Long timestamp) {}

    /** The end of the input. */
    record End() {}

    /** What was seen: {@link Seen}, {@link Watermark}, {@link End}; forgotten with this call. */
    List<Object> take() {
        List<Object> seen = SEEN.remove(number);
        return seen == null ? List.of() : seen;
    }

    @Override
    public SinkWriter<Reading> createWriter(WriterInitContext context) {
        List<Object> seen = SEEN.computeIfAbsent(number, any -> new ArrayList<>());
        return new SinkWriter<>() {
            @Override
            public void write(Reading element, Context written) {
                seen.add(new Seen(element, written.timestamp()));
            }

            @Override
            public void writeWatermark(Watermark watermark) {
                seen.add(watermark);
            }

            @Override
            public void flush(boolean endOfInput) {
                if (endOfInput) {
                    seen.add(new End());
                }
            }

            @Override
            public void close() {}
        };
    }
}
