package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.EarlyCommittingSink;
import dev.millrace.functions.AggregateFunction;
import dev.millrace.graph.JobGraph;
import dev.millrace.runtime.BrokenDeployments;
import dev.millrace.runtime.Deployment;
import dev.millrace.runtime.ExecutionPlan;
import dev.millrace.samples.Flight;
import dev.millrace.samples.Results;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Kills the flights lesson everywhere, over the whole shipped stream, and compares the committed rows with a batch count; then takes
 * out one mechanism after another and shows that the same comparison notices.
 */
class ExactlyOnceTest {
    private static final int LANES = 2;
    private static final int BROKEN_STRIDE = 29;

    @Test
    void everySubtaskMayDieAtEveryStep() {
        List<KillSweep> sweeps = IntStream.range(0, LANES)
                .mapToObj(lane -> sweep(DeparturesJob.graph(), Deployment::new))
                .toList();
        List<String> violations = IntStream.range(0, LANES)
                .parallel()
                .boxed()
                .flatMap(lane -> sweeps.get(lane).violations(lane, LANES, 3).stream())
                .toList();
        System.out.println(
                "exactly-once: " + sweeps.stream().mapToInt(KillSweep::runs).sum()
                        + " runs, each killed once at another step or subtask");
        assertThat(violations).isEmpty();
    }

    @Test
    void aSecondDeathDuringRecoveryChangesNothing() {
        KillSweep sweep = sweep(DeparturesJob.graph(), Deployment::new);
        List<String> violations = sweep.violationsOfTwo(401, List.of(1, 3, 6, 9, 14, 25, 60, 200));
        System.out.println("exactly-once: " + sweep.runs() + " runs, each killed twice");
        assertThat(violations).isEmpty();
    }

    @Test
    void withoutRestoredStateItIsNoticed() {
        assertNoticed(DeparturesJob.graph(), BrokenDeployments::withoutRestoredWindows);
    }

    @Test
    void withoutAlignmentItIsNoticed() {
        assertNoticed(DeparturesJob.graph(), BrokenDeployments::withoutAlignment);
    }

    @Test
    void committingAtPreCommitIsNoticed() {
        JobGraph early = DeparturesJob.graph(new DeparturesJob.Count(), new EarlyCommittingSink<>(DeparturesJob.NAME));
        assertNoticed(early, Deployment::new);
    }

    @Test
    void reusedFunctionInstancesAreNoticed() {
        JobGraph remembering = DeparturesJob.graph(new CountUnseen(), Results.committed(DeparturesJob.NAME));
        assertThat(sweep(remembering, Deployment::new).violations(0, 997, 1)).isEmpty();
        assertNoticed(remembering, BrokenDeployments::withReusedFunctions);
    }

    /** Counts each flight once by its own memory, a member variable: right only if that memory dies with its subtask. */
    private static final class CountUnseen implements AggregateFunction<Flight, Long, Long> {
        private final Set<Flight> seen = new HashSet<>();
        private final DeparturesJob.Count count = new DeparturesJob.Count();

        @Override
        public Long createAccumulator() {
            return count.createAccumulator();
        }

        @Override
        public Long add(Flight flight, Long accumulator) {
            return seen.add(flight) ? count.add(flight, accumulator) : accumulator;
        }

        @Override
        public Long getResult(Long accumulator) {
            return count.getResult(accumulator);
        }

        @Override
        public Long merge(Long a, Long b) {
            return count.merge(a, b);
        }
    }

    private static void assertNoticed(JobGraph graph, Function<ExecutionPlan, Deployment> deployments) {
        assertThat(sweep(graph, deployments).violations(0, BROKEN_STRIDE, 1)).isNotEmpty();
    }

    private static KillSweep sweep(JobGraph graph, Function<ExecutionPlan, Deployment> deployments) {
        return new KillSweep(graph, DeparturesJob.lines(), deployments);
    }
}
