package dev.millrace.exercises;

import dev.millrace.simulation.Script;
import dev.millrace.testkit.Minimiser;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries out {@link Check.ExactlyOnce}: kills every subtask after every step at which something happened. */
final class ExactlyOnce {
    static final String ID = "exactly-once";
    private static final long SEED = 1;
    private static final int BUDGET = 100;

    private final Bench bench;
    private final String program;

    ExactlyOnce(Bench bench, String program) {
        this.bench = bench;
        this.program = program;
    }

    /** One subtask, killed after one step, which ends at a virtual time. */
    private record Kill(long step, long time, SubtaskId subtask) {
        Script afterStep() {
            return script(new Script.At.Step(step));
        }

        /** About the same instant of another stream, whose steps are numbered otherwise. */
        Script afterTime() {
            return script(new Script.At.Time(time + 1));
        }

        private Script script(Script.At at) {
            return new Script(List.of(new Script.Entry(at, new Script.Action.Kill(subtask.toString()))));
        }
    }

    /** The first kill that changes what readers see, and one with as few events as possible. */
    Optional<Finding> find(Check.ExactlyOnce check, Progress progress) {
        Trial calm = Trial.calm(SEED, SEED, check.events());
        Map<String, List<String>> expected = bench.rows(program, calm);
        List<Kill> kills = kills(calm);
        for (int i = 0; i < kills.size(); i++) {
            progress.tried(ID, i, kills.size());
            Optional<Suspect> suspect = suspect(calm, expected, kills.get(i).afterStep());
            if (suspect.isPresent()) {
                return Optional.of(new Finding(suspect.get(), smallest(calm, suspect.get(), kills.get(i))));
            }
        }
        return Optional.empty();
    }

    /** Leaves events out while the kill at that time still does harm. */
    private Suspect smallest(Trial calm, Suspect found, Kill kill) {
        List<Trial.Arrival> rows = Minimiser.minimise(
                calm.rows(), fewer -> suspect(calm.withRows(fewer), kill).isPresent(), BUDGET);
        return suspect(calm.withRows(rows), kill).orElse(found);
    }

    private Optional<Suspect> suspect(Trial calm, Kill kill) {
        return suspect(calm, bench.rows(program, calm), kill.afterTime());
    }

    private Optional<Suspect> suspect(Trial calm, Map<String, List<String>> expected, Script faults) {
        Trial killed = calm.withFaults(faults);
        Map<String, List<String>> got = bench.rows(program, killed);
        return got.equals(expected) ? Optional.empty() : Optional.of(new Suspect(ID, killed, expected, got));
    }

    /** A step at which nothing happened changed nothing, so a kill after it is the same as one after the step before. */
    private List<Kill> kills(Trial calm) {
        Map<Long, Long> times = new LinkedHashMap<>();
        List<SubtaskId> subtasks = new ArrayList<>();
        for (Traced traced : bench.journal(program, calm).events()) {
            if (traced.event() instanceof TraceEvent.SubtaskStarted started) {
                subtasks.add(started.subtask());
            }
            times.put(traced.step(), traced.time());
        }
        return times.entrySet().stream()
                .flatMap(step -> subtasks.stream().map(subtask -> new Kill(step.getKey(), step.getValue(), subtask)))
                .toList();
    }
}
