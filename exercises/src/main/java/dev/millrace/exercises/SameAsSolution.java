package dev.millrace.exercises;

import dev.millrace.testkit.Minimiser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries out {@link Check.SameAsSolution}. */
final class SameAsSolution {
    static final String ID = "same-as-solution";
    private static final int BUDGET = 200;

    private final Bench bench;
    private final String solution;
    private final String program;

    SameAsSolution(Bench bench, String solution, String program) {
        this.bench = bench;
        this.solution = solution;
        this.program = program;
    }

    /** The first trial that fails, with as few events as possible. */
    Optional<Finding> find(Check.SameAsSolution check, Progress progress) {
        int planned = check.streams() * check.schedules();
        for (int run = 0; run < planned; run++) {
            int seed = 1 + run / check.schedules();
            int schedule = 1 + run % check.schedules();
            Trial trial = Trial.calm(seed, schedule, check.events());
            progress.tried(ID, run, planned);
            Optional<Suspect> found = suspect(trial);
            if (found.isPresent()) {
                return suspect(smallest(trial)).map(smallest -> new Finding(found.get(), smallest));
            }
        }
        return Optional.empty();
    }

    private Trial smallest(Trial trial) {
        return trial.withRows(Minimiser.minimise(
                trial.rows(), rows -> suspect(trial.withRows(rows)).isPresent(), BUDGET));
    }

    private Optional<Suspect> suspect(Trial trial) {
        Map<String, List<String>> expected = bench.rows(solution, trial);
        Map<String, List<String>> got = bench.rows(program, trial);
        Map<String, List<String>> compared = new LinkedHashMap<>();
        // A program may write more results than it was asked for.
        expected.keySet().forEach(name -> compared.put(name, got.getOrDefault(name, List.of())));
        return expected.equals(compared) ? Optional.empty() : Optional.of(new Suspect(ID, trial, expected, compared));
    }
}
