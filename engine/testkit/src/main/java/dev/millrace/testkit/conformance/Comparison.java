package dev.millrace.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares what came out with what Flink answered, step by step. */
final class Comparison {
    private Comparison() {}

    /**
     * The first step that differs.
     *
     * @param step index of the event
     * @param expected Flink's outputs
     * @param got ours
     */
    record Difference(int step, List<String> expected, List<String> got) {
        @Override
        public String toString() {
            return "step " + step + ": expected " + expected + ", got " + got;
        }
    }

    /** Null where there is none; {@code anyOrder} leaves the order within every step open. */
    static @Nullable Difference of(
            ConformanceCase each, List<JsonNode> expected, List<JsonNode> got, boolean anyOrder) {
        Map<Integer, List<String>> wanted = bySteps(each, expected, anyOrder);
        Map<Integer, List<String>> given = bySteps(each, got, anyOrder);
        TreeSet<Integer> steps = new TreeSet<>(wanted.keySet());
        steps.addAll(given.keySet());
        for (int step : steps) {
            List<String> a = wanted.getOrDefault(step, List.of());
            List<String> b = given.getOrDefault(step, List.of());
            if (!a.equals(b)) {
                return new Difference(step, a, b);
            }
        }
        return null;
    }

    /** Each side output is in order by itself: Flink's harness, which keeps them apart, has no order between two of them. */
    private static Map<Integer, List<String>> bySteps(ConformanceCase each, List<JsonNode> items, boolean anyOrder) {
        Map<Integer, List<String>> steps = new TreeMap<>();
        items.stream()
                .sorted(Comparator.comparing(item -> item.path("tag").asText()))
                .forEach(item -> steps.computeIfAbsent(item.path("step").asInt(), step -> new ArrayList<>())
                        .add(text(item)));
        steps.forEach((step, lines) -> {
            if (anyOrder || each.isUnordered(step)) {
                lines.sort(Comparator.naturalOrder());
            }
        });
        return steps;
    }

    /** Fields by name; of an error only that there was one, and of windows their set. */
    private static String text(JsonNode item) {
        String kind = item.path("t").asText();
        if (kind.equals("error")) {
            return "{t=error}";
        }
        Map<String, String> fields = new TreeMap<>();
        item.properties().forEach(field -> {
            if (!field.getKey().equals("step")) {
                fields.put(field.getKey(), field.getValue().toString());
            }
        });
        if (kind.equals("windows")) {
            List<String> windows = new ArrayList<>();
            item.path("windows").forEach(window -> windows.add(window.toString()));
            windows.sort(Comparator.naturalOrder());
            fields.put("windows", windows.toString());
        }
        return fields.toString();
    }
}
