package dev.millrace.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.runtime.Input;
import dev.millrace.testkit.conformance.CaseWindows.Reading;
import dev.millrace.testkit.conformance.CommandFunction.Commands;
import dev.millrace.testkit.harness.OperatorHarness;
import dev.millrace.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plays one case through a real operator and writes down what it does, in the form of the cases' {@code expected}. */
final class ConformanceRun implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode job;
    private final CaseSubject subject;
    private final @Nullable TwoInputs twoInputs;
    private final Hostility hostility;
    private final OperatorHarness harness;
    private final List<JsonNode> got = new ArrayList<>();
    private final List<OperatorHarness.Emitted> aside = new ArrayList<>();

    private ConformanceRun(JsonNode job, Hostility hostility) throws Exception {
        this.job = job;
        this.hostility = hostility;
        subject = CaseSubject.of(job.path("op").asText());
        twoInputs = subject.twoClocks() ? new TwoInputs() : null;
        harness = new OperatorHarness(
                subject.operator().apply(job),
                subject.key(),
                job.path("maxParallelism").asInt(128),
                job.path("parallelism").asInt(1),
                hostility != Hostility.UNTRACED);
    }

    static List<JsonNode> play(ConformanceCase each, Hostility hostility) throws Exception {
        ConformanceRun opened;
        try {
            opened = new ConformanceRun(each.job(), hostility);
        } catch (UnknownCaseException unknown) {
            throw unknown;
        } catch (Exception refused) {
            return List.of(error(-1));
        }
        try (ConformanceRun run = opened) {
            return run.play(each.input());
        }
    }

    private List<JsonNode> play(JsonNode input) throws Exception {
        if (hostility == Hostility.ROCKSDB) {
            disturb();
        }
        for (int step = 0; step < input.size(); step++) {
            try {
                for (JsonNode event : parts(input.get(step))) {
                    step(event);
                    collect(step, event);
                }
            } catch (UnknownCaseException unknown) {
                throw unknown;
            } catch (Exception failed) {
                // A case ends with its first error.
                collect(step, JSON.createObjectNode());
                addAside(step);
                got.add(error(step));
                return got;
            }
            addAside(step);
            disturb();
        }
        return got;
    }

    @Override
    public void close() {
        harness.close();
    }

    /** Of two inputs, the first one ends first. */
    private List<JsonNode> parts(JsonNode event) {
        return twoInputs != null && event.path("t").asText().equals("end")
                ? List.of(lastWatermark(0), lastWatermark(1))
                : List.of(event);
    }

    private static JsonNode lastWatermark(int input) {
        return JSON.createObjectNode().put("t", "watermark").put("ch", input).put("ts", Long.MAX_VALUE);
    }

    private static JsonNode error(int step) {
        return JSON.createObjectNode().put("step", step).put("t", "error");
    }

    private void step(JsonNode event) throws Exception {
        long time = event.path("ts").asLong(Input.NO_TIMESTAMP);
        TwoInputs inputs = twoInputs;
        if (inputs != null
                && List.of("watermark", "idle", "active")
                        .contains(event.path("t").asText())) {
            inputs.play(event, harness);
            return;
        }
        switch (event.path("t").asText()) {
            case "record" -> record(event, time);
            case "watermark" -> harness.watermark(time);
            case "processing-time" -> harness.processingTime(time);
            case "end" -> harness.end();
            case "snapshot-restore" -> {
                harness.restart(harness.parallelism());
                if (inputs != null) {
                    inputs.restart();
                }
            }
            case "rescale" -> {
                harness.restart(event.path("parallelism").asInt());
                if (inputs != null) {
                    inputs.restart();
                }
            }
            case "idle", "active" -> {
                // Goes on to the next operator as it is.
            }
            default -> throw new UnknownCaseException("no such event yet: " + event);
        }
    }

    private void record(JsonNode event, long time) throws Exception {
        int input = event.path("ch").asInt(0);
        Object element = subject.element().apply(event);
        if (input == 1 && job.path("op").asText().equals("broadcast")) {
            harness.elementToAll(input, element, time);
        } else {
            harness.element(input, element, time);
        }
    }

    private void disturb() throws Exception {
        if (hostility == Hostility.RESTORE) {
            harness.restartUnseen(harness.parallelism());
        } else if (hostility == Hostility.RESCALE) {
            int parallelism = harness.parallelism();
            harness.restartUnseen(parallelism + 1);
            harness.restartUnseen(parallelism);
        } else if (hostility == Hostility.ROCKSDB) {
            harness.restartInRocks();
        }
        harness.drainEvents();
    }

    /** The operator's clock where {@code event} advanced it. */
    private @Nullable Long advancedTo(JsonNode event) {
        if (twoInputs != null) {
            return twoInputs.advancedTo();
        }
        boolean watermark = List.of("watermark", "end").contains(event.path("t").asText());
        return watermark ? event.path("ts").asLong(Long.MAX_VALUE) : null;
    }

    private void collect(int step, JsonNode event) {
        List<OperatorHarness.Emitted> outputs = harness.drain();
        outputs.stream().filter(each -> each.tag() == null).forEach(each -> got.add(item(step, each)));
        Long watermark = advancedTo(event);
        if (watermark != null && !job.has("parallelism")) {
            got.add(JSON.createObjectNode()
                    .put("step", step)
                    .put("t", "watermark")
                    .put("ts", watermark));
        }
        String status = twoInputs == null ? status(event) : twoInputs.status();
        if (status != null) {
            got.add(JSON.createObjectNode().put("step", step).put("t", status));
        }
        outputs.stream().filter(each -> each.tag() != null).forEach(aside::add);
    }

    private static @Nullable String status(JsonNode event) {
        String kind = event.path("t").asText();
        return kind.equals("idle") || kind.equals("active") ? kind : null;
    }

    /** What comes last in a step. */
    private void addAside(int step) {
        aside.forEach(each -> got.add(item(step, each)));
        aside.clear();
        long dropped = harness.drainEvents().stream()
                .filter(each -> each instanceof TraceEvent.RecordLate late
                        && late.outcome().equals("dropped"))
                .count();
        // Of operators with two clocks, Flink has none that counts what it drops.
        if (dropped > 0 && !subject.twoClocks()) {
            got.add(JSON.createObjectNode()
                    .put("step", step)
                    .put("t", "late-dropped")
                    .put("count", dropped));
        }
    }

    private JsonNode item(int step, OperatorHarness.Emitted output) {
        ObjectNode item = JSON.createObjectNode().put("step", step).put("t", output.tag() == null ? "record" : "side");
        if (output.tag() != null) {
            item.put("tag", output.tag());
        }
        if (job.has("parallelism")) {
            item.put("subtask", output.subtask());
        }
        if (output.value() instanceof Commands late) {
            item.put("key", late.key()).put("value", late.text());
        } else if (output.value() instanceof String text) {
            item.put("value", text);
        } else if (output.value() instanceof Reading late) {
            item.put("key", late.key()).put("value", late.value());
        } else if (output.value() instanceof Map<?, ?> row) {
            row.forEach(
                    (name, value) -> item.set((String) name, JSON.valueToTree("null".equals(value) ? null : value)));
        }
        // Flink's contexts give what goes to the side the timestamp of the element, also where it has none.
        boolean ofContext = output.tag() != null
                && List.of("process", "coprocess", "broadcast")
                        .contains(job.path("op").asText());
        if (ofContext || output.timestamp() != Input.NO_TIMESTAMP) {
            item.put("ts", output.timestamp());
        }
        return JSON.valueToTree(item);
    }
}
