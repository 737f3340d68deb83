package dev.millrace.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.time.CombinedWatermark;
import dev.millrace.time.WatermarkValve;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cases of clocks that are put together from several. */
final class WatermarkCases {
    private WatermarkCases() {}

    static List<JsonNode> valve(ConformanceCase each, Hostility hostility) {
        Items got = new Items();
        WatermarkValve valve = new WatermarkValve(each.job().path("channels").asInt());
        for (int step = 0; step < each.input().size(); step++) {
            JsonNode event = each.input().get(step);
            int channel = event.path("ch").asInt();
            long before = valve.lastWatermark();
            boolean wasIdle = valve.isIdle();
            switch (event.path("t").asText()) {
                case "watermark" -> valve.watermark(channel, event.path("ts").asLong());
                case "idle" -> valve.idle(channel);
                case "active" -> valve.active(channel);
                default -> throw new UnknownCaseException("no such event of a valve yet: " + event);
            }
            if (valve.lastWatermark() > before) {
                got.add(step, "watermark").put("ts", valve.lastWatermark());
            }
            if (valve.isIdle() != wasIdle) {
                got.add(step, valve.isIdle() ? "idle" : "active");
            }
        }
        return got.items();
    }

    static List<JsonNode> multiplexer(ConformanceCase each, Hostility hostility) {
        Items got = new Items();
        boolean deferred = each.job().path("kind").asText("immediate").equals("deferred");
        CombinedWatermark combined = new CombinedWatermark();
        Map<Integer, CombinedWatermark.Part> parts = new HashMap<>();
        for (int output = 0; output < each.job().path("outputs").asInt(); output++) {
            parts.put(output, combined.add());
        }
        Set<Integer> registered = new HashSet<>(parts.keySet());
        for (int step = 0; step < each.input().size(); step++) {
            JsonNode event = each.input().get(step);
            if (event.path("t").asText().equals("register")
                    && !register(event.path("ch").asInt(), registered, parts, combined)) {
                got.add(step, "error");
                return got.items();
            }
            if (event.path("t").asText().equals("unregister")) {
                registered.remove(event.path("ch").asInt());
            }
            boolean update = play(event, combined, parts, deferred);
            if (update && combined.update()) {
                got.add(step, "watermark").put("ts", combined.watermark());
            }
            if (update && combined.isIdle()) {
                got.add(step, "idle");
            }
        }
        return got.items();
    }

    /** A part that was taken out comes back as a new one; false where it is there. */
    private static boolean register(
            int output,
            Set<Integer> registered,
            Map<Integer, CombinedWatermark.Part> parts,
            CombinedWatermark combined) {
        boolean isNew = registered.add(output);
        if (isNew) {
            parts.put(output, combined.add());
        }
        return isNew;
    }

    /** Whether the parts are to be combined now. */
    private static boolean play(
            JsonNode event, CombinedWatermark combined, Map<Integer, CombinedWatermark.Part> parts, boolean deferred) {
        int output = event.path("ch").asInt();
        CombinedWatermark.Part part = parts.computeIfAbsent(
                event.has("ch") ? output : -1,
                absent -> event.has("ch") ? combined.add() : new CombinedWatermark.Part());
        switch (event.path("t").asText()) {
            case "watermark" -> {
                return combined.raise(part, event.path("ts").asLong()) && !deferred;
            }
            case "idle" -> part.setIdle(true);
            case "active" -> part.setIdle(false);
            case "register" -> {
                return false;
            }
            case "unregister" -> {
                combined.remove(part);
                return false;
            }
            case "periodic" -> {
                return true;
            }
            default -> throw new UnknownCaseException("no such event of a multiplexer yet: " + event);
        }
        return !deferred;
    }
}
