package dev.millrace.testkit.fuzz;

import dev.millrace.simulation.Script;
import dev.millrace.simulation.World;
import dev.millrace.testkit.Minimiser;
import dev.millrace.testkit.fuzz.plan.Guarantees;
import dev.millrace.testkit.fuzz.plan.JobPlan;
import dev.millrace.testkit.fuzz.plan.Placing;
import dev.millrace.testkit.fuzz.plan.Row;
import dev.millrace.testkit.fuzz.plan.SourcePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes a case that goes wrong small: rows, then what happens, then operators, then what happens sooner, and
 * again; the world last. */
final class Shrinking {
    private static final int BUDGET = 400;
    private static final int ROUNDS = 3;

    private final CaseRun.Engine engine;

    Shrinking(CaseRun.Engine engine) {
        this.engine = engine;
    }

    Violation shrink(FuzzCase found, String problem) {
        FuzzCase smallest = found;
        for (int round = 0; round < ROUNDS; round++) {
            smallest = earlier(operators(faults(rows(smallest))));
        }
        smallest = rows(world(smallest));
        String now = CaseRun.problem(smallest, engine);
        return now == null ? new Violation(found, found, problem) : new Violation(found, smallest, now);
    }

    private boolean fails(FuzzCase smaller) {
        return Guarantees.hold(smaller.plan()) && CaseRun.problem(smaller, engine) != null;
    }

    /** A row and its source. */
    private record SourceRow(int source, Row row) {}

    private FuzzCase rows(FuzzCase found) {
        List<SourceRow> rows = new ArrayList<>();
        List<SourcePlan> sources = found.plan().sources();
        for (int source = 0; source < sources.size(); source++) {
            int of = source;
            sources.get(source).rows().forEach(row -> rows.add(new SourceRow(of, row)));
        }
        return withRows(found, Minimiser.minimise(rows, kept -> fails(withRows(found, kept)), BUDGET));
    }

    private static FuzzCase withRows(FuzzCase found, List<SourceRow> rows) {
        List<SourcePlan> sources = new ArrayList<>();
        for (SourcePlan source : found.plan().sources()) {
            int index = sources.size();
            sources.add(source.withRows(rows.stream()
                    .filter(row -> row.source() == index)
                    .map(SourceRow::row)
                    .toList()));
        }
        return found.with(found.plan().withSources(sources));
    }

    private FuzzCase faults(FuzzCase found) {
        FuzzCase stored = found.with(found.faults(), null);
        FuzzCase undisturbed = stored.with(List.of(), null);
        if (fails(undisturbed)) {
            return undisturbed;
        }
        FuzzCase kept = disk(fails(stored) ? stored : found);
        if (fails(kept.with(List.of(), kept.disk()))) {
            return kept.with(List.of(), kept.disk());
        }
        List<Script.Entry> faults =
                Minimiser.minimise(kept.faults(), some -> fails(kept.with(some, kept.disk())), BUDGET);
        return kept.with(faults, kept.disk());
    }

    private FuzzCase disk(FuzzCase found) {
        DiskFaults faults = found.disk();
        if (faults != null) {
            for (DiskFaults fewer : faults.fewer()) {
                FuzzCase smaller = found.with(found.faults(), fewer);
                if (fails(smaller)) {
                    return disk(smaller);
                }
            }
        }
        return found;
    }

    /** What happens sooner needs fewer rows before it. */
    private FuzzCase earlier(FuzzCase found) {
        FuzzCase smallest = found;
        for (int fault = 0; fault < found.faults().size(); fault++) {
            for (int eighths = 1; eighths < 8; eighths++) {
                FuzzCase sooner = sooner(smallest, fault, eighths);
                if (!sooner.equals(smallest) && fails(sooner)) {
                    smallest = sooner;
                    break;
                }
            }
        }
        return smallest;
    }

    private static FuzzCase sooner(FuzzCase found, int fault, int eighths) {
        List<Script.Entry> faults = new ArrayList<>(found.faults());
        Script.Entry entry = faults.get(fault);
        Script.At at = entry.at();
        if (at instanceof Script.At.Step step) {
            at = new Script.At.Step(step.step() * eighths / 8);
        } else if (at instanceof Script.At.Time time) {
            at = new Script.At.Time(time.time() * eighths / 8);
        }
        faults.set(fault, new Script.Entry(at, entry.action()));
        return found.with(faults, found.disk());
    }

    private FuzzCase operators(FuzzCase found) {
        FuzzCase smallest = found;
        for (int stream = found.plan().streams() - 1;
                stream >= found.plan().sources().size();
                stream--) {
            if (stream < smallest.plan().streams()) {
                FuzzCase smaller = smallest.without(stream);
                smallest = fails(smaller) ? smaller : smallest;
            }
        }
        return smallest;
    }

    /** One subtask of everything, time that passes evenly: whatever of it still goes wrong is kept. */
    private FuzzCase world(FuzzCase found) {
        World world = found.world();
        World even = new World(
                world.seed(),
                Map.of("*", new World.Range(5, 5)),
                Map.of("*", 1L),
                Map.of(),
                8,
                0,
                world.overrides(),
                world.limits());
        JobPlan plan = found.plan();
        List<List<Placing>> single = plan.versions().stream()
                .map(version -> version.stream().map(any -> new Placing(1, 1)).toList())
                .toList();
        FuzzCase smallest = found;
        for (FuzzCase smaller : List.of(smallest.with(even), smallest.with(plan.withVersions(single)))) {
            smallest = fails(smaller) ? smaller : smallest;
        }
        for (int stream : IntStream.range(0, plan.streams()).toArray()) {
            FuzzCase smaller = smallest.with(smallest.plan().withVersions(single(smallest.plan(), stream)));
            smallest = fails(smaller) ? smaller : smallest;
        }
        return smallest;
    }

    private static List<List<Placing>> single(JobPlan plan, int stream) {
        return plan.versions().stream()
                .map(version -> {
                    List<Placing> placings = new ArrayList<>(version);
                    placings.set(stream, new Placing(1, 1));
                    return List.copyOf(placings);
                })
                .toList();
    }
}
