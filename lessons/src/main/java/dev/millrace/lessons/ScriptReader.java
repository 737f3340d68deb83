package dev.millrace.lessons;

import dev.millrace.simulation.Script;
import dev.millrace.simulation.Script.Action;
import dev.millrace.simulation.Script.At;
import dev.millrace.trace.ChannelId;
import dev.millrace.trace.SubtaskId;
import java.util.ArrayList;
import java.util.List;

/** Reads the {@code script} of a scenario: what happens, and when. */
final class ScriptReader {
    static final String FOR = " for ";
    static final String ALLOWING = " allowing non-restored state";
    static final String FAIL_WRITE = "fail-write";
    private static final String SLOT = "slot ";

    private ScriptReader() {}

    static Script read(Block top) throws ContentException {
        if (!top.fields().containsKey("script")) {
            return Script.NONE;
        }
        List<Script.Entry> entries = new ArrayList<>();
        for (Field item : top.need("script").items()) {
            Block entry = item.block().only("at", "do");
            entries.add(new Script.Entry(at(entry.need("at")), action(entry.need("do"))));
        }
        return new Script(entries);
    }

    private static At at(Field field) throws ContentException {
        String text = field.text();
        if (text.startsWith("time ")) {
            String duration = text.substring("time ".length());
            return new At.Time(DurationText.parse(duration)
                    .orElseThrow(() -> field.wrong("'" + duration + "' is no duration; write time 30s")));
        }
        if (text.startsWith("step ")) {
            try {
                return new At.Step(
                        Long.parseLong(text.substring("step ".length()).strip()));
            } catch (NumberFormatException none) {
                throw field.wrong("'" + text + "' names no step; write step 120");
            }
        }
        return new At.Selected(field.selector());
    }

    private static Action action(Field field) throws ContentException {
        String text = field.text();
        String verb = text.split(" ", 2)[0];
        String rest = text.substring(verb.length()).strip();
        return switch (verb) {
            case "kill" -> new Action.Kill(subtask(field, verb, rest));
            case FAIL_WRITE -> new Action.FailWriteOut(subtask(field, verb, rest));
            case "lose" -> lose(field, rest);
            case "hold" -> hold(field, rest);
            case "release" -> new Action.Release(channel(field, rest));
            case "savepoint" -> new Action.Savepoint();
            case "stop" -> new Action.Stop();
            case "drain" -> new Action.Drain();
            case "cancel" -> new Action.Cancel();
            case "swap" -> swap(field, rest);
            default ->
                throw field.wrong("nothing is called '" + verb + "'"
                        + Nearest.hint(
                                verb,
                                List.of(
                                        "kill",
                                        FAIL_WRITE,
                                        "lose",
                                        "hold",
                                        "release",
                                        "savepoint",
                                        "stop",
                                        "drain",
                                        "cancel",
                                        "swap")));
        };
    }

    private static String subtask(Field field, String verb, String text) throws ContentException {
        try {
            return SubtaskId.parse(text).toString();
        } catch (IllegalArgumentException none) {
            throw field.wrong(
                    "'" + text + "' is no subtask; write " + verb + " vertex.index, as in " + verb + " count.0");
        }
    }

    private static Action lose(Field field, String rest) throws ContentException {
        String slot = rest.startsWith(SLOT) ? rest.substring(SLOT.length()) : "";
        if (slot.isEmpty() || slot.length() > 6 || !slot.chars().allMatch(Character::isDigit)) {
            throw field.wrong("write lose slot N, as in lose slot 1; the first is 0");
        }
        return new Action.LoseSlot(Integer.parseInt(slot));
    }

    private static Action hold(Field field, String rest) throws ContentException {
        int at = rest.lastIndexOf(FOR);
        if (at < 0) {
            throw field.wrong("say for how long, as in hold flights.0->count.1 for 5s");
        }
        String duration = rest.substring(at + FOR.length());
        long ms = DurationText.parse(duration)
                .orElseThrow(() -> field.wrong("'" + duration + "' is no duration; write for 5s"));
        return new Action.Hold(channel(field, rest.substring(0, at)), ms);
    }

    private static String channel(Field field, String text) throws ContentException {
        try {
            return ChannelId.parse(text.replace(" ", "")).toString();
        } catch (IllegalArgumentException none) {
            throw field.wrong("'" + text + "' is no channel; write from.index->to.index, as in flights.0->count.1");
        }
    }

    private static Action swap(Field field, String rest) throws ContentException {
        boolean allow = rest.endsWith(ALLOWING);
        String job = allow ? rest.substring(0, rest.length() - ALLOWING.length()) : rest;
        if (job.isEmpty() || job.contains(" ")) {
            throw field.wrong("write swap FILE, as in swap upgrade.jsh");
        }
        return new Action.Swap(job, allow);
    }
}
