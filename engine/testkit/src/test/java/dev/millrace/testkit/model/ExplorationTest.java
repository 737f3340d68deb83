package dev.millrace.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.runtime.Deployment;
import dev.millrace.runtime.ExecutionPlan;
import dev.millrace.runtime.PlantedBugs;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Alignment, two-phase commit and restore in every order of steps, messages, reports and the failure, for small jobs: nothing is
 * committed before its checkpoint is complete, nothing twice, nothing is restored from an incomplete checkpoint, and in the end
 * the rows are those of a plain count.
 */
class ExplorationTest {
    private static final int NEVER_FULL = 8;
    /** A periodic checkpoint and the final one, and any subtask failing at any point. */
    private static final Bounds SMALL = new Bounds(1, 1, 1, NEVER_FULL, true, false);

    /** The final checkpoint alone, with channels that refuse. */
    private static final Bounds REFUSING = new Bounds(1, 0, 1, 1, true, false);

    /** Take a while; {@code -Dmillrace.explore.more=true}. */
    private static final List<Bounds> LARGER = List.of(
            // Reports that come after the failure, in the next attempt too.
            new Bounds(1, 0, 1, NEVER_FULL, true, true),
            // A sink of its own behind a channel.
            new Bounds(1, 0, 1, NEVER_FULL, false, false),
            new Bounds(1, 1, 1, NEVER_FULL, true, true),
            new Bounds(2, 1, 1, NEVER_FULL, true, false),
            new Bounds(1, 2, 1, NEVER_FULL, true, false));

    private static final List<String> BUGS = List.of(
            "a blocked channel is read on",
            "a barrier counts when it comes on the first channel, and again on each other",
            "restored state is ignored",
            "a restored sink forgets what it had pre-committed",
            "sources are not rewound",
            "a snapshot is acknowledged before it is taken",
            "sinks commit before the checkpoint is complete",
            "the last element in flight is not in the snapshot");

    @TestFactory
    Stream<DynamicTest> everyRunKeepsWhatIsPromised() {
        List<Bounds> all = new ArrayList<>(List.of(REFUSING, SMALL));
        if (Boolean.getBoolean("millrace.explore.more")) {
            all.addAll(LARGER);
        }
        return all.stream()
                .map(bounds -> DynamicTest.dynamicTest(bounds.toString(), () -> {
                    Exploration.Found found = Exploration.of(bounds);
                    System.out.println("explored " + bounds + ": " + found);
                    assertThat(found.violation()).isNull();
                }));
    }

    @TestFactory
    Stream<DynamicTest> eachBugIsFound() {
        return BUGS.stream()
                .map(bug -> DynamicTest.dynamicTest(bug, () -> {
                    Exploration.Found found = Exploration.of(SMALL, planted(bug));
                    System.out.println("explored '" + bug + "': " + found);
                    assertThat(found.violation()).isNotNull();
                }));
    }

    /** What is foreseen instead of carried out comes to the same, and so do the numbers. */
    @Test
    void foreseeingChangesNothing() {
        Bounds bounds = new Bounds(1, 0, 0, NEVER_FULL, true, false);
        Exploration.Found foreseen = Exploration.of(bounds);
        Exploration.Found carriedOut = Exploration.carriedOut(bounds);
        assertThat(carriedOut.executed()).isGreaterThan(foreseen.executed());
        assertThat(carriedOut.states()).isEqualTo(foreseen.states());
        assertThat(carriedOut.transitions()).isEqualTo(foreseen.transitions());
        assertThat(carriedOut.runs()).isEqualTo(foreseen.runs());
    }

    /** Between a failure and the restart, states differ in what the dead subtasks held; each has the one way on, so the runs are the same. */
    @Test
    void foreseeingAFailureLeavesOutNothingButTheDead() {
        Bounds bounds = new Bounds(1, 0, 1, NEVER_FULL, true, false);
        Exploration.Found foreseen = Exploration.of(bounds);
        Exploration.Found carriedOut = Exploration.carriedOut(bounds);
        assertThat(carriedOut.runs()).isEqualTo(foreseen.runs());
        assertThat(carriedOut.transitions() - carriedOut.states())
                .isEqualTo(foreseen.transitions() - foreseen.states());
    }

    private static Function<ExecutionPlan, Deployment> planted(String bug) {
        return Objects.requireNonNull(PlantedBugs.all().get(bug));
    }
}
