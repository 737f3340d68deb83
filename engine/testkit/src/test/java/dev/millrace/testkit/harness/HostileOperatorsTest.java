package dev.millrace.testkit.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import dev.millrace.connector.ResultStore;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.OperatorNode;
import dev.millrace.graph.StateBackendType;
import dev.millrace.runtime.External;
import dev.millrace.runtime.Operator;
import dev.millrace.runtime.OperatorFactory;
import dev.millrace.simulation.World;
import dev.millrace.simulation.WorldRules;
import dev.millrace.storage.RocksStore;
import dev.millrace.testkit.fuzz.CaseRun;
import dev.millrace.testkit.fuzz.EveryStep;
import dev.millrace.testkit.fuzz.job.JobGraphs;
import dev.millrace.testkit.fuzz.plan.JobPlan;
import dev.millrace.testkit.fuzz.reference.Reference;
import dev.millrace.testkit.harness.HostileRun.Conditions;
import java.io.ByteArrayInputStream;
import java.io.ObjectInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every operator, as the engine's subtasks drive it: one element at a time and batched, with channels that refuse every other
 * offer, restored from a savepoint after every step, rescaled and back at every step. The rows are those of a plain evaluation.
 */
class HostileOperatorsTest {
    private static final List<Conditions> CONDITIONS = List.of(
            new Conditions(1, false, false),
            new Conditions(64, false, false),
            new Conditions(1, true, false),
            new Conditions(64, true, false),
            new Conditions(1, false, true),
            new Conditions(1, true, true));

    @TestFactory
    Stream<DynamicTest> noConditionIsNoticed() {
        return EveryStep.plans().entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> check(each.getValue())));
    }

    /** Every other start has its state in RocksDB. */
    @TestFactory
    Stream<DynamicTest> norWhereTheStateLives() {
        return EveryStep.plans().entrySet().stream()
                .filter(each -> !each.getValue().hasLoop())
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    JobGraph inRocks = inRocks(JobGraphs.of(each.getValue(), 0));
                    check(each.getValue(), List.of(inRocks, JobGraphs.of(each.getValue(), 1)), CONDITIONS.get(4));
                }));
    }

    private static JobGraph inRocks(JobGraph graph) {
        World.Overrides rocks =
                new World.Overrides(null, null, null, null, null, StateBackendType.ROCKSDB, null, Map.of());
        World usual = World.of(1);
        return new WorldRules(new World(
                        1, usual.latency(), usual.cost(), Map.of(), usual.channelCapacity(), 0, rocks, usual.limits()))
                .overridden(graph);
    }

    private static void check(JobPlan plan) {
        JobGraph small = JobGraphs.of(plan, 0);
        JobGraph large = JobGraphs.of(plan, 1);
        for (Conditions conditions : CONDITIONS) {
            if (conditions.restarting() && plan.hasLoop()) {
                continue; // A loop waits anew after each start; LoopTest has it killed and stopped at every step.
            }
            check(plan, List.of(small), conditions);
            if (conditions.restarting()) {
                check(plan, List.of(small, large), conditions);
            }
        }
    }

    private static void check(JobPlan plan, List<JobGraph> versions, Conditions conditions) {
        ResultStore results = new ResultStore();
        int starts;
        try (RocksStore states = new RocksStore()) {
            External external = new External(CaseRun.streams(plan), results).with(states);
            starts = new HostileRun(versions, conditions, external).run();
        }
        assertThat(starts > 3).isEqualTo(conditions.restarting());
        for (Map.Entry<String, List<String>> expected : Reference.results(plan).entrySet()) {
            assertThat(results.rows(expected.getKey()))
                    .as("%s, %s, %d versions", expected.getKey(), conditions, versions.size())
                    .containsExactlyInAnyOrderElementsOf(expected.getValue());
        }
    }

    /** A new operator has to be put through this too. */
    @Test
    void noOperatorIsLeftOut() throws Exception {
        Set<String> covered = new TreeSet<>();
        for (JobPlan plan : EveryStep.plans().values()) {
            for (OperatorNode node : JobGraphs.of(plan, 0).nodes()) {
                covered.add(made(node).getClass().getName());
            }
        }
        List<String> missing = new ArrayList<>(operators());
        missing.removeAll(covered);
        assertThat(missing).isEmpty();
    }

    private static Operator made(OperatorNode node) throws Exception {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(node.factory()))) {
            return ((OperatorFactory) in.readObject()).create();
        }
    }

    private static Set<String> operators() {
        return new ClassFileImporter()
                        .withImportOption((Location location) -> !location.contains("test-classes"))
                        .importPackages("dev.millrace")
                        .stream()
                        .filter(each -> !each.getPackageName().startsWith("dev.millrace.testkit"))
                        .filter(each -> each.isAssignableTo(Operator.class)
                                && !each.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::getName)
                        .collect(Collectors.toCollection(TreeSet::new));
    }
}
