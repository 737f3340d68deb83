package dev.millrace.testkit.fuzz;

import dev.millrace.testkit.fuzz.plan.Checkpointing;
import dev.millrace.testkit.fuzz.plan.Delivery;
import dev.millrace.testkit.fuzz.plan.Guarantees;
import dev.millrace.testkit.fuzz.plan.JobPlan;
import dev.millrace.testkit.fuzz.plan.Placing;
import dev.millrace.testkit.fuzz.plan.Row;
import dev.millrace.testkit.fuzz.plan.SourcePlan;
import dev.millrace.testkit.fuzz.plan.Step;
import dev.millrace.testkit.fuzz.plan.WindowShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A small job for each step that a plan can have, in each of its kinds. */
public final class EveryStep {
    private static final int ROWS = 14;

    private final Map<String, JobPlan> plans = new LinkedHashMap<>();

    private EveryStep() {}

    /** The jobs by what they show. */
    public static Map<String, JobPlan> plans() {
        EveryStep every = new EveryStep();
        every.stateless();
        every.keyed();
        every.windows();
        every.ofTwo();
        every.ends();
        return every.plans;
    }

    private void stateless() {
        for (Step.Function function : Step.Function.values()) {
            add(2, new Step.Simple(0, function, false));
            add(2, new Step.Simple(0, function, true));
        }
        add(2, new Step.Split(0), new Step.Side(2));
        add(2, new Step.Stamped(0));
        add(2, new Step.Looped(0));
        add(2, new Step.Numbered(0, false));
        add(2, new Step.Numbered(0, true));
        for (Step.Way way : Step.Way.values()) {
            add(2, new Step.Shipped(0, way));
        }
    }

    private void keyed() {
        for (Step.Roll roll : Step.Roll.values()) {
            add(1, new Step.Rolling(0, roll));
        }
        for (Step.Kept kept : Step.Kept.values()) {
            add(1, new Step.Counted(0, kept));
        }
        add(2, new Step.Sorted(0));
        add(2, new Step.Delayed(0, 30));
    }

    private void windows() {
        for (WindowShape shape : List.of(
                new WindowShape.Tumbling(16, 4),
                new WindowShape.Sliding(16, 8, 4),
                new WindowShape.Session(10, false),
                new WindowShape.Session(10, true))) {
            for (Step.Content content : Step.Content.values()) {
                add(2, new Step.Windowed(0, shape, content, Step.Firing.DEFAULT, Step.Evicting.NOTHING, 7));
            }
            add(2, new Step.Windowed(0, shape, Step.Content.EACH, Step.Firing.DEFAULT, Step.Evicting.OLD, 0));
            add(
                    2,
                    new Step.Windowed(
                            0, shape, Step.Content.REDUCED, Step.Firing.PURGING_END, Step.Evicting.NOTHING, 0));
        }
        for (Step.Firing firing : Step.Firing.values()) {
            add(
                    1,
                    new Step.Windowed(
                            0,
                            new WindowShape.Tumbling(16, 4),
                            Step.Content.AGGREGATED_LABELLED,
                            firing,
                            Step.Evicting.BUT_LAST_THREE,
                            0));
        }
        for (WindowShape shape : List.of(
                new WindowShape.Tumbling(16, 4),
                new WindowShape.Sliding(16, 8, 4),
                new WindowShape.Session(10, false),
                new WindowShape.Count(3))) {
            add(1, new Step.AllWindowed(0, shape, true));
            add(1, new Step.AllWindowed(0, shape, false));
        }
        for (WindowShape shape : List.of(new WindowShape.Count(2), new WindowShape.SlidingCount(3, 2))) {
            add(1, new Step.Windowed(0, shape, Step.Content.AGGREGATED, Step.Firing.DEFAULT, Step.Evicting.NOTHING, 0));
        }
    }

    private void ofTwo() {
        add(2, new Step.Union(0, 1));
        add(2, new Step.Paired(0, 1));
        for (Step.Mixing mixing : Step.Mixing.values()) {
            add(2, new Step.Mixed(0, 1, mixing));
        }
        for (Step.Joining joining : Step.Joining.values()) {
            add(2, new Step.Joined(0, 1, joining, 12));
        }
    }

    private void ends() {
        plans.put("sinks that append", plan(2, false).delivered(Delivery.APPENDED));
        plans.put("a source of given elements", plan(1, true));
    }

    private void add(int splits, Step... steps) {
        JobPlan plan = plan(splits, false, steps);
        if (!Guarantees.hold(plan)) {
            throw new IllegalArgumentException("not determined: " + List.of(steps));
        }
        plans.put(List.of(steps).toString(), plan);
    }

    private static JobPlan plan(int splits, boolean given, Step... steps) {
        List<SourcePlan> sources = List.of(source(1, splits, given), source(2, splits, given));
        int streams = sources.size() + steps.length;
        List<List<Placing>> versions = new ArrayList<>();
        versions.add(Collections.nCopies(streams, new Placing(2, 1)));
        versions.add(Collections.nCopies(streams, new Placing(3, 2)));
        return new JobPlan(
                sources,
                List.of(steps),
                versions,
                Checkpointing.every(50),
                16,
                List.of(),
                List.of(),
                false,
                Delivery.COMMITTED);
    }

    private static SourcePlan source(long seed, int splits, boolean given) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            long time = 4L * Math.max(0, i * 2 - random.nextInt(4));
            rows.add(new Row("k" + random.nextInt(3), time, random.nextInt(1_000), 0));
        }
        return new SourcePlan(rows, splits, 12 + 8, true, given);
    }
}
