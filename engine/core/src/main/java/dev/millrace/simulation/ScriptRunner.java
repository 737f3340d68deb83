package dev.millrace.simulation;

import dev.millrace.journal.Selector;
import dev.millrace.trace.Traced;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Watches a run and says which entries of its script are due; each once. */
final class ScriptRunner {
    private final List<Waiting> waiting = new ArrayList<>();
    private Script.Action.@Nullable Swap swap;

    private static final class Waiting {
        private final Script.Entry entry;
        private final Selector.@Nullable Matcher matcher;
        private boolean seen;

        Waiting(Script.Entry entry) {
            this.entry = entry;
            this.matcher = entry.at() instanceof Script.At.Selected selected
                    ? Selector.parse(selected.selector()).matcher()
                    : null;
        }

        boolean isDue(long step, long time) {
            if (entry.at() instanceof Script.At.Step at) {
                return step >= at.step();
            }
            return entry.at() instanceof Script.At.Time at ? time >= at.time() : seen;
        }
    }

    ScriptRunner(Script script) {
        script.entries().forEach(entry -> waiting.add(new Waiting(entry)));
    }

    /** Whether an entry waits for an event, so that events have to be reported even if nobody else listens. */
    boolean watches() {
        return waiting.stream().anyMatch(entry -> entry.matcher != null);
    }

    /** Virtual times at which something is due. */
    List<Long> times() {
        return waiting.stream()
                .filter(each -> each.entry.at() instanceof Script.At.Time)
                .map(each -> ((Script.At.Time) each.entry.at()).time())
                .toList();
    }

    void watch(Traced traced) {
        for (Waiting each : waiting) {
            if (each.matcher != null && each.matcher.accept(traced)) {
                each.seen = true;
            }
        }
    }

    /** The actions due after the step, in the script's order. */
    List<Script.Action> due(long step, long time) {
        if (waiting.isEmpty()) {
            return List.of();
        }
        List<Script.Action> due = new ArrayList<>();
        waiting.removeIf(each -> {
            boolean isDue = each.isDue(step, time);
            if (isDue) {
                due.add(each.entry.action());
                swap = each.entry.action() instanceof Script.Action.Swap wanted ? wanted : swap;
            }
            return isDue;
        });
        return due;
    }

    /** The swap that was carried out last and has not been taken yet; null for none. */
    Script.Action.@Nullable Swap takeSwap() {
        Script.Action.Swap taken = swap;
        swap = null;
        return taken;
    }
}
