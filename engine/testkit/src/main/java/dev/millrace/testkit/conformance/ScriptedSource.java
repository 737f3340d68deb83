package dev.millrace.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.connector.Source;
import dev.millrace.runtime.OperatorFactory;
import dev.millrace.runtime.SourceOperator;
import dev.millrace.testkit.conformance.CaseWindows.Reading;
import dev.millrace.time.WatermarkStrategy;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Emits the records and watermarks of a case, in its order. */
final class ScriptedSource implements Source<Reading, Integer, Void> {
    private final ArrayList<Entry> entries = new ArrayList<>();

    /** A record, or with no record a watermark. */
    private record Entry(String key, long value, long time, boolean record) implements Serializable {}

    ScriptedSource(JsonNode input) {
        // As Flink's source context does: a record without a timestamp has that of the record before it.
        long time = Long.MIN_VALUE;
        for (JsonNode event : input) {
            String kind = event.path("t").asText();
            if (kind.equals("record")) {
                time = event.path("ts").asLong(time);
                entries.add(new Entry(
                        event.path("key").asText(), event.path("value").asLong(), time, true));
            } else if (kind.equals("watermark")) {
                entries.add(new Entry("", 0, event.path("ts").asLong(), false));
            } else {
                throw new UnknownCaseException("no such event of a pipeline yet: " + event);
            }
        }
    }

    @Override
    public OperatorFactory operator(WatermarkStrategy<Reading> strategy) {
        List<Entry> script = entries;
        return () -> new Reader(script);
    }

    private static final class Reader extends SourceOperator {
        private final List<Entry> script;
        private int next;
        private long watermark = Long.MIN_VALUE;

        Reader(List<Entry> script) {
            this.script = script;
        }

        @Override
        public Poll poll() throws Exception {
            if (next == script.size()) {
                return Poll.ENDED;
            }
            Entry entry = script.get(next++);
            if (entry.record()) {
                output().emit(new Reading(entry.key(), entry.value()), entry.time());
            } else {
                watermark = Math.max(watermark, entry.time());
            }
            return Poll.EMITTED;
        }

        @Override
        public long nextAvailable() {
            return Long.MIN_VALUE;
        }

        @Override
        public long currentWatermark() {
            return watermark;
        }

        @Override
        public boolean isIdle() {
            return false;
        }
    }
}
