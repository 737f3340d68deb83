package dev.millrace.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.runtime.PlantedBugs;
import dev.millrace.simulation.BrokenSimulations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The fuzzer finds what it is for: each known bug, planted alone, within a bounded number of seeds. */
class PlantedBugsTest {
    private static final int SEEDS = 3_000;

    @TestFactory
    Stream<DynamicTest> eachIsFound() {
        Map<String, CaseRun.Engine> bugs = new LinkedHashMap<>();
        PlantedBugs.all().forEach((name, deployments) -> bugs.put(name, BrokenSimulations.with(deployments)));
        bugs.putAll(PlantedDisks.all());
        return bugs.entrySet().stream()
                .map(bug -> DynamicTest.dynamicTest(bug.getKey(), () -> {
                    long seed = firstFound(bug.getValue(), SEEDS);
                    System.out.println("fuzzer: '" + bug.getKey() + "' found by seed " + seed);
                    assertThat(seed).isPositive();
                }));
    }

    @Test
    void withoutABugNothingIsFound() {
        assertThat(firstFound(BrokenSimulations.with(PlantedBugs.none()), 1_000))
                .isZero();
    }

    /** Not always: a kill may have to come after a checkpoint, and that takes its time. */
    @Test
    void whatIsFoundIsMostlyMadeSmall() {
        Fuzzer fuzzer = new Fuzzer(
                BrokenSimulations.with(Objects.requireNonNull(PlantedBugs.all().get("restored state is ignored"))));
        List<Integer> steps = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        for (long seed = 1; rows.size() < 5; seed++) {
            Violation violation = fuzzer.check(seed);
            if (violation != null) {
                steps.add(violation.smallest().plan().steps().size());
                rows.add(violation.smallest().plan().sources().stream()
                        .mapToInt(source -> source.rows().size())
                        .sum());
            }
        }
        assertThat(median(steps)).isLessThanOrEqualTo(3);
        assertThat(median(rows)).isLessThanOrEqualTo(3);
    }

    private static int median(List<Integer> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** The first seed that the bug is found by, 0 for none. */
    private static long firstFound(CaseRun.Engine engine, int seeds) {
        for (long seed = 1; seed <= seeds; seed++) {
            if (CaseRun.problem(CaseGenerator.of(seed), engine) != null) {
                return seed;
            }
        }
        return 0;
    }
}
