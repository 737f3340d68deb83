package dev.millrace.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.state.KeyGroups;
import dev.millrace.windowing.TimeWindow;
import dev.millrace.windowing.WindowAssigner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Real Flink's answers, as they are; then again with a restore into a fresh copy, or a rescale and back, after every step,
 * none of which may be seen.
 */
class ConformanceTest {
    @TestFactory
    Stream<DynamicTest> operatorsAnswerAsFlinkDoes() throws IOException {
        return cases(ConformanceRun.Hostility.NONE);
    }

    @TestFactory
    Stream<DynamicTest> nobodyListening() throws IOException {
        return cases(ConformanceRun.Hostility.UNTRACED);
    }

    @TestFactory
    Stream<DynamicTest> restoredAfterEveryStep() throws IOException {
        return cases(ConformanceRun.Hostility.RESTORE);
    }

    @TestFactory
    Stream<DynamicTest> rescaledAfterEveryStep() throws IOException {
        return cases(ConformanceRun.Hostility.RESCALE);
    }

    private static Stream<DynamicTest> cases(ConformanceRun.Hostility hostility) throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String area :
                List.of("tumbling", "sliding", "tumbling-processing", "lateness", "timers", "state", "rescale")) {
            for (JsonNode each : ConformanceCases.read(area)) {
                if (isSupported(each)) {
                    tests.add(DynamicTest.dynamicTest(each.path("id").asText(), () -> compare(each, hostility)));
                }
            }
        }
        assertThat(tests).as("cases that the operators of today cover").hasSizeGreaterThanOrEqualTo(45);
        return tests.stream();
    }

    /** What other kinds of state and windows are for is left out by name. */
    private static boolean isSupported(JsonNode each) {
        if (each.path("area").asText().equals("state")) {
            return List.of("state-001", "state-002").contains(each.path("id").asText());
        }
        return !each.path("job").path("op").asText().equals("window") || CaseWindows.supports(each.path("job"));
    }

    private static void compare(JsonNode each, ConformanceRun.Hostility hostility) throws Exception {
        boolean counted = hostility != ConformanceRun.Hostility.UNTRACED;
        List<JsonNode> expected = new ArrayList<>();
        each.path("expected").forEach(item -> {
            if (counted || !item.path("t").asText().equals("late-dropped")) {
                expected.add(item);
            }
        });
        List<JsonNode> got = ConformanceRun.play(each, hostility);
        boolean anyOrder = hostility == ConformanceRun.Hostility.RESCALE;
        assertThat(bySteps(got, each, anyOrder)).isEqualTo(bySteps(expected, each, anyOrder));
    }

    /** Items by step; those of a step whose order Flink leaves open are sorted. */
    private static Map<Integer, List<String>> bySteps(List<JsonNode> items, JsonNode each, boolean anyOrder) {
        List<Integer> open = new ArrayList<>();
        each.path("unorderedSteps").forEach(step -> open.add(step.asInt()));
        Map<Integer, List<String>> steps = new TreeMap<>();
        for (JsonNode item : items) {
            Map<String, String> fields = new TreeMap<>();
            item.properties()
                    .forEach(
                            field -> fields.put(field.getKey(), field.getValue().toString()));
            steps.computeIfAbsent(item.path("step").asInt(), step -> new ArrayList<>())
                    .add(fields.toString());
        }
        steps.forEach((step, lines) -> {
            if (anyOrder || open.contains(step)) {
                lines.sort(Comparator.naturalOrder());
            }
        });
        return steps;
    }

    @Test
    void assignersAssignAsFlinkDoes() throws IOException {
        for (JsonNode each : ConformanceCases.read("assigner")) {
            JsonNode assigner = each.path("job").path("assigner");
            if (assigner.path("type").asText().startsWith("session")) {
                continue;
            }
            if (each.path("expected").get(0).path("t").asText().equals("error")) {
                assertThatThrownBy(() -> CaseWindows.assigner(assigner))
                        .as(each.path("id").asText())
                        .isInstanceOf(IllegalArgumentException.class);
            } else {
                assertAssigned(each, CaseWindows.assigner(assigner));
            }
        }
    }

    private static void assertAssigned(JsonNode each, WindowAssigner<Object, TimeWindow> assigner) {
        for (JsonNode expected : each.path("expected")) {
            long time = each.path("input")
                    .get(expected.path("step").asInt())
                    .path("ts")
                    .asLong();
            Collection<TimeWindow> windows = assigner.assignWindows("", time, () -> time);
            List<String> got = windows.stream()
                    .map(window -> "[" + window.getStart() + "," + window.getEnd() + "]")
                    .toList();
            List<String> wanted = new ArrayList<>();
            expected.path("windows").forEach(window -> wanted.add(window.toString()));
            assertThat(got).as(each.path("id").asText()).containsExactlyInAnyOrderElementsOf(wanted);
        }
    }

    @Test
    void keysLandWhereFlinkPutsThem() throws IOException {
        for (JsonNode each : ConformanceCases.read("key-groups")) {
            for (JsonNode expected : each.path("expected")) {
                String id = each.path("id") + ": " + expected;
                int groups = expected.path("maxParallelism").asInt();
                int parallelism = expected.path("parallelism").asInt();
                switch (expected.path("t").asText()) {
                    case "key-group" -> {
                        Object key = key(each);
                        int group = KeyGroups.of(key, groups);
                        assertThat(group)
                                .as(id)
                                .isEqualTo(expected.path("keyGroup").asInt());
                        assertThat(KeyGroups.subtaskOf(group, groups, parallelism))
                                .as(id)
                                .isEqualTo(expected.path("subtask").asInt());
                    }
                    case "key-group-range" -> assertRange(each, expected);
                    default ->
                        assertThat(KeyGroups.defaultGroups(parallelism)).as(id).isEqualTo(groups);
                }
            }
        }
    }

    private static void assertRange(JsonNode each, JsonNode expected) {
        int groups = each.path("input").path("maxParallelism").asInt();
        int parallelism = each.path("input").path("parallelism").asInt();
        int subtask = expected.path("subtask").asInt();
        assertThat(KeyGroups.firstOf(subtask, groups, parallelism))
                .isEqualTo(expected.path("start").asInt());
        assertThat(KeyGroups.lastOf(subtask, groups, parallelism))
                .isEqualTo(expected.path("end").asInt());
    }

    private static Object key(JsonNode each) {
        JsonNode key = each.path("input").path("key");
        return switch (each.path("job").path("keyType").asText()) {
            case "Integer" -> key.asInt();
            case "Long" -> key.asLong();
            case "Boolean" -> key.asBoolean();
            case "Double" -> key.asDouble();
            default -> key.asText();
        };
    }
}
