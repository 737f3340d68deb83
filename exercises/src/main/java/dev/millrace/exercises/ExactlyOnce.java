package dev.millrace.exercises;

import dev.millrace.connector.ReplayableStream;
import dev.millrace.journal.Journal;
import dev.millrace.simulation.Script;
import dev.millrace.testkit.FlightGenerator;
import dev.millrace.testkit.Minimiser;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries out {@link Check.ExactlyOnce}: kills every subtask after every step at which something happened. */
final class ExactlyOnce {
    static final String ID = "exactly-once";
    private static final long SEED = 1;
    private static final int BUDGET = 60;

    private final Bench bench;
    private final String program;

    ExactlyOnce(Bench bench, String program) {
        this.bench = bench;
        this.program = program;
    }

    /** One subtask, killed after one step. */
    private record Kill(long step, SubtaskId subtask) {
        Script script() {
            return new Script(
                    List.of(new Script.Entry(new Script.At.Step(step), new Script.Action.Kill(subtask.toString()))));
        }
    }

    /** The first kill that changes what readers see, with as few events as possible. */
    Optional<Suspect> find(Check.ExactlyOnce check, Progress progress) {
        ReplayableStream stream = FlightGenerator.flights(SEED, check.events(), 1, Trial.GAP);
        Trial calm = new Trial(SEED, SEED, stream.rows(), Script.NONE);
        List<Kill> kills = kills(calm);
        Optional<Suspect> found = first(calm, kills, progress);
        return found.isEmpty() ? found : Optional.of(smallest(calm, found.get()));
    }

    private Suspect smallest(Trial calm, Suspect found) {
        List<List<String>> rows = Minimiser.minimise(
                calm.rows(), fewer -> first(calm.withRows(fewer)).isPresent(), BUDGET);
        return first(calm.withRows(rows)).orElse(found);
    }

    private Optional<Suspect> first(Trial calm) {
        return first(calm, kills(calm), Progress.NONE);
    }

    private Optional<Suspect> first(Trial calm, List<Kill> kills, Progress progress) {
        Map<String, List<String>> expected = bench.rows(program, calm);
        for (int i = 0; i < kills.size(); i++) {
            progress.tried(ID, i, kills.size());
            Trial killed = calm.withFaults(kills.get(i).script());
            Map<String, List<String>> got = bench.rows(program, killed);
            if (!got.equals(expected)) {
                return Optional.of(new Suspect(ID, killed, expected, got));
            }
        }
        return Optional.empty();
    }

    /** A step at which nothing happened changed nothing, so a kill after it is the same as one after the step before. */
    private List<Kill> kills(Trial calm) {
        Journal journal = bench.journal(program, calm);
        List<SubtaskId> subtasks = new ArrayList<>();
        List<Long> steps = new ArrayList<>();
        for (Traced traced : journal.events()) {
            if (traced.event() instanceof TraceEvent.SubtaskStarted started) {
                subtasks.add(started.subtask());
            }
            if (steps.isEmpty() || steps.get(steps.size() - 1) != traced.step()) {
                steps.add(traced.step());
            }
        }
        return steps.stream()
                .flatMap(step -> subtasks.stream().map(subtask -> new Kill(step, subtask)))
                .toList();
    }
}
