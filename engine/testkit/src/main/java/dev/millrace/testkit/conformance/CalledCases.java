package dev.millrace.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.runtime.Input;
import dev.millrace.state.KeyGroups;
import dev.millrace.windowing.EventTimeSessionWindows;
import dev.millrace.windowing.TimeWindow;
import dev.millrace.windowing.Window;
import dev.millrace.windowing.WindowAssigner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Cases for which a single method of the engine is called. */
final class CalledCases {
    private CalledCases() {}

    static List<JsonNode> mergeWindows(ConformanceCase each, Hostility hostility) {
        Items got = new Items();
        List<TimeWindow> windows = new ArrayList<>();
        each.input()
                .path("windows")
                .forEach(window -> windows.add(
                        new TimeWindow(window.get(0).asLong(), window.get(1).asLong())));
        EventTimeSessionWindows.withGap(Duration.ofMillis(1)).mergeWindows(windows, (merged, result) -> {
            ObjectNode item = got.add(0, "merge");
            item.set("into", Items.tree(List.of(result.getStart(), result.getEnd())));
            item.set(
                    "from",
                    Items.tree(merged.stream()
                            .sorted(Comparator.comparingLong(TimeWindow::getStart)
                                    .thenComparingLong(TimeWindow::getEnd))
                            .map(window -> List.of(window.getStart(), window.getEnd()))
                            .toList()));
        });
        return got.items();
    }

    @SuppressWarnings("unchecked") // of whatever windows it is
    static List<JsonNode> assign(ConformanceCase each, Hostility hostility) {
        Items got = new Items();
        WindowAssigner<CaseWindows.Reading, Window> assigner;
        try {
            assigner = (WindowAssigner<CaseWindows.Reading, Window>)
                    CaseWindows.assigner(each.job().path("assigner"));
        } catch (IllegalArgumentException refused) {
            got.add(-1, "error");
            return got.items();
        }
        for (int step = 0; step < each.input().size(); step++) {
            JsonNode event = each.input().get(step);
            long time = event.path("ts").asLong(Input.NO_TIMESTAMP);
            try {
                Collection<Window> windows = assigner.assignWindows(
                        new CaseWindows.Reading("", event.path("value").asLong()), time, () -> time);
                got.add(
                        step,
                        "windows",
                        "windows",
                        windows.stream().map(CalledCases::ends).toList());
            } catch (RuntimeException refused) {
                got.add(step, "error");
                return got.items();
            }
        }
        return got.items();
    }

    private static Object ends(Window window) {
        return window instanceof TimeWindow time ? List.of(time.getStart(), time.getEnd()) : "global";
    }

    static List<JsonNode> keyGroup(ConformanceCase each, Hostility hostility) {
        Items got = new Items();
        JsonNode input = each.input();
        Object key = key(each.job().path("keyType").asText(), input.path("key"));
        for (JsonNode asked : each.expected()) {
            int groups = asked.path("maxParallelism").asInt();
            int parallelism = asked.path("parallelism").asInt();
            int group = KeyGroups.of(key, groups);
            got.add(asked.path("step").asInt(), "key-group")
                    .put("maxParallelism", groups)
                    .put("parallelism", parallelism)
                    .put("keyGroup", group)
                    .put("subtask", KeyGroups.subtaskOf(group, groups, parallelism));
        }
        return got.items();
    }

    private static Object key(String type, JsonNode key) {
        return switch (type) {
            case "Integer" -> key.asInt();
            case "Long" -> key.asLong();
            case "Boolean" -> key.asBoolean();
            case "Double" -> key.asDouble();
            case "Float" -> (float) key.asDouble();
            case "Short" -> (short) key.asInt();
            case "Byte" -> (byte) key.asInt();
            case "Character" -> key.isTextual() ? key.asText().charAt(0) : (char) key.asInt();
            case "String" -> key.asText();
            default -> throw new UnknownCaseException("no such type of key: " + type);
        };
    }

    static List<JsonNode> keyGroupRanges(ConformanceCase each, Hostility hostility) {
        Items got = new Items();
        int groups = each.input().path("maxParallelism").asInt();
        int parallelism = each.input().path("parallelism").asInt();
        if (parallelism > groups) {
            got.add(0, "error");
            return got.items();
        }
        for (int subtask = 0; subtask < parallelism; subtask++) {
            got.add(0, "key-group-range")
                    .put("subtask", subtask)
                    .put("start", KeyGroups.firstOf(subtask, groups, parallelism))
                    .put("end", KeyGroups.lastOf(subtask, groups, parallelism));
        }
        return got.items();
    }

    static List<JsonNode> defaultMaxParallelism(ConformanceCase each, Hostility hostility) {
        Items got = new Items();
        for (JsonNode asked : each.expected()) {
            int parallelism = asked.path("parallelism").asInt();
            got.add(asked.path("step").asInt(), asked.path("t").asText())
                    .put("parallelism", parallelism)
                    .put("maxParallelism", KeyGroups.defaultGroups(parallelism));
        }
        return got.items();
    }
}
