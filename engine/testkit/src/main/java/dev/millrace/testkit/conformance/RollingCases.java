package dev.millrace.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.api.KeyedStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.runtime.Input;
import dev.millrace.runtime.OperatorFactory;
import dev.millrace.testkit.harness.OperatorHarness;
import java.io.ByteArrayInputStream;
import java.io.ObjectInputStream;
import java.util.List;

/** Cases of rolling aggregations: written with the fluent API, of which the operator is taken out. */
final class RollingCases {
    private RollingCases() {}

    /** An element of the cases: its key and two numbers. */
    record Pair(String key, long first, long second) {}

    static List<JsonNode> play(ConformanceCase each, Hostility hostility) throws Exception {
        Items got = new Items();
        OperatorFactory operator;
        try {
            operator = operator(each.job());
        } catch (UnknownCaseException unknown) {
            throw unknown;
        } catch (RuntimeException refused) {
            got.add(-1, "error");
            return got.items();
        }
        try (OperatorHarness harness =
                new OperatorHarness(operator, pair -> ((Pair) pair).key(), 128, 1, hostility != Hostility.UNTRACED)) {
            if (hostility == Hostility.ROCKSDB) {
                harness.restartInRocks();
            }
            for (int step = 0; step < each.input().size(); step++) {
                try {
                    play(each.input().get(step), step, harness, got);
                } catch (UnknownCaseException unknown) {
                    throw unknown;
                } catch (Exception failed) {
                    got.add(step, "error");
                    break;
                }
                disturb(harness, hostility);
            }
        }
        return got.items();
    }

    private static void disturb(OperatorHarness harness, Hostility hostility) throws Exception {
        if (hostility == Hostility.RESTORE) {
            harness.restartUnseen(1);
        } else if (hostility == Hostility.RESCALE) {
            harness.restartUnseen(2);
            harness.restartUnseen(1);
        } else if (hostility == Hostility.ROCKSDB) {
            harness.restartInRocks();
        }
    }

    private static void play(JsonNode event, int step, OperatorHarness harness, Items got) throws Exception {
        switch (event.path("t").asText()) {
            case "record" -> {
                JsonNode value = event.path("value");
                harness.element(
                        new Pair(
                                event.path("key").asText(),
                                value.get(0).asLong(),
                                value.get(1).asLong()),
                        event.path("ts").asLong(Input.NO_TIMESTAMP));
            }
            case "watermark" -> {
                harness.watermark(event.path("ts").asLong());
                got.add(step, "watermark").put("ts", event.path("ts").asLong());
            }
            case "end" -> {
                harness.end();
                got.add(step, "watermark").put("ts", Long.MAX_VALUE);
            }
            case "processing-time" -> harness.processingTime(event.path("ts").asLong());
            case "idle", "active" -> got.add(step, event.path("t").asText());
            case "snapshot-restore" -> harness.restart(1);
            default -> throw new UnknownCaseException("no such event of a rolling aggregation yet: " + event);
        }
        for (OperatorHarness.Emitted output : harness.drain()) {
            Pair pair = (Pair) output.value();
            ObjectNode item = got.add(step, "record").put("key", pair.key());
            item.set("value", Items.tree(List.of(pair.first(), pair.second())));
            if (output.timestamp() != Input.NO_TIMESTAMP) {
                item.put("ts", output.timestamp());
            }
        }
    }

    private static OperatorFactory operator(JsonNode job) throws Exception {
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(RollingCases.class.getClassLoader());
        KeyedStream<Pair, String> pairs = env.fromData(new Pair("a", 0, 0)).keyBy(Pair::key);
        // Field 0 of a case's tuple is the key, as component 0 of the record is.
        int field = job.path("field").asInt();
        boolean first = job.path("first").asBoolean(true);
        switch (job.path("agg").asText()) {
            case "sum" -> pairs.sum(field);
            case "min" -> pairs.min(field);
            case "max" -> pairs.max(field);
            case "minBy" -> pairs.minBy(field, first);
            case "maxBy" -> pairs.maxBy(field, first);
            case "reduce-concat" ->
                pairs.reduce((a, b) -> new Pair(a.key(), a.first() * 10 + b.first(), a.second() + b.second()));
            default -> throw new UnknownCaseException("no such aggregation yet: " + job.path("agg"));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(
                env.getJobGraph("rolling").nodes().get(1).factory()))) {
            return (OperatorFactory) in.readObject();
        }
    }
}
