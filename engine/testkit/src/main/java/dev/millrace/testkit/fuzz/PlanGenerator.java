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
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws small jobs with one right answer. Times of rows, and sizes of windows, are multiples of 4 ms, and gaps of sessions
 * leave 2: so two sessions never just touch, where the answer would depend on the watermark.
 */
final class PlanGenerator {
    private static final int ROWS = 24;
    private static final int STEPS = 5;
    private static final int TRIES = 30;
    private static final int[] DISORDER = {0, 0, 3, 10};
    private static final int[] MAX_PARALLELISM = {3, 7, 16, 128};
    private static final long UNIT = 4;
    /** Long enough for a task to do more than to take snapshots, at the cost that each of its steps may have. */
    private static final long INTERVAL = 12;

    private final SplittableRandom random;
    private final boolean late;

    PlanGenerator(SplittableRandom random) {
        this.random = random;
        this.late = random.nextInt(5) == 0;
    }

    JobPlan draw(int versions) {
        List<SourcePlan> sources = new ArrayList<>();
        for (int i = random.nextInt(3) == 0 ? 2 : 1; i > 0; i--) {
            sources.add(source());
        }
        List<List<Placing>> placings = new ArrayList<>();
        for (int version = 0; version < versions; version++) {
            placings.add(placings(sources.size() + STEPS + 2));
        }
        Checkpointing checkpoints = checkpoints();
        int maxParallelism = MAX_PARALLELISM[random.nextInt(MAX_PARALLELISM.length)];
        JobPlan plan = new JobPlan(
                sources, List.of(), placings, checkpoints, maxParallelism, some(), some(), late, Delivery.COMMITTED);
        int steps = 1 + random.nextInt(STEPS);
        for (int tries = 0; plan.steps().size() < steps && tries < TRIES; tries++) {
            plan = orElse(plan, step(plan.streams()));
        }
        return late ? withWindow(plan) : plan;
    }

    private Checkpointing checkpoints() {
        int concurrent = random.nextInt(5) == 0 ? 2 + random.nextInt(2) : 1;
        // Several at a time do not wait for each other, and could leave a task no time for anything else.
        long least = concurrent > 1 ? 10 * INTERVAL : INTERVAL;
        long interval = random.nextInt(10) == 0 ? 0 : least + random.nextInt(60);
        int overtakeAfter = random.nextInt(3) == 0 ? random.nextInt(2) * random.nextInt(60) : -1;
        boolean exactlyOnce = random.nextInt(6) > 0;
        // Barriers that overtake come one at a time.
        return new Checkpointing(
                interval,
                exactlyOnce,
                exactlyOnce && concurrent > 1 ? -1 : overtakeAfter,
                concurrent,
                random.nextInt(3),
                concurrent == 1 && random.nextInt(4) == 0 ? random.nextInt(30) : 0,
                random.nextBoolean());
    }

    private JobPlan withWindow(JobPlan plan) {
        int input = random.nextInt(plan.streams());
        boolean refires = random.nextBoolean();
        Step.Windowed window = new Step.Windowed(
                input,
                random.nextInt(3) > 0 ? tumbling() : session(),
                Step.Content.EACH,
                refires ? Step.Firing.PURGING_END : Step.Firing.DEFAULT,
                Step.Evicting.NOTHING,
                refires ? random.nextInt(40) : 0);
        return orElse(plan, window, new Step.Side(plan.streams()));
    }

    /** The plan with these steps behind it, or as it is where they have no right answer. */
    static JobPlan orElse(JobPlan plan, Step... added) {
        List<Step> steps = new ArrayList<>(plan.steps());
        steps.addAll(List.of(added));
        JobPlan longer = new JobPlan(
                plan.sources(),
                steps,
                plan.versions(),
                plan.checkpoints(),
                plan.maxParallelism(),
                plan.unchained(),
                plan.unnamed(),
                plan.late(),
                plan.delivery());
        return Guarantees.hold(longer) ? longer : plan;
    }

    private SourcePlan source() {
        int disorder = DISORDER[random.nextInt(DISORDER.length)];
        int keys = 1 + random.nextInt(5);
        int gap = 1 + random.nextInt(12);
        List<Row> rows = new ArrayList<>();
        long clock = 0;
        long newest = 0;
        long bound = 0;
        long arrival = 0;
        for (int i = 1 + random.nextInt(ROWS); i > 0; i--) {
            clock += UNIT * random.nextInt(6);
            arrival += random.nextInt(gap);
            long time = Math.max(0, clock - UNIT * random.nextInt(disorder + 1));
            newest = Math.max(newest, time);
            bound = Math.max(bound, newest - time);
            rows.add(new Row("k" + random.nextInt(keys), time, random.nextInt(100_000), arrival));
        }
        long trailing = late ? random.nextInt((int) bound + 1) / 2 : bound + random.nextInt(3);
        boolean given = random.nextInt(8) == 0;
        return new SourcePlan(rows, given ? 1 : 1 + random.nextInt(3), trailing, random.nextBoolean(), given);
    }

    /** Either all operators alike, so that many are chained, or each as it comes. */
    private List<Placing> placings(int streams) {
        int alike = random.nextBoolean() ? 1 + random.nextInt(3) : 0;
        List<Placing> placings = new ArrayList<>();
        for (int i = 0; i < streams; i++) {
            placings.add(new Placing(alike > 0 ? alike : 1 + random.nextInt(3), 1 + random.nextInt(2)));
        }
        return placings;
    }

    private List<Integer> some() {
        List<Integer> streams = new ArrayList<>();
        for (int stream = 0; stream < STEPS; stream++) {
            if (random.nextInt(5) == 0) {
                streams.add(stream);
            }
        }
        return streams;
    }

    private <E> E oneOf(E[] values) {
        return values[random.nextInt(values.length)];
    }

    private Step step(int streams) {
        int input = random.nextInt(3) == 0 ? random.nextInt(streams) : streams - 1;
        int other = random.nextInt(streams);
        return switch (random.nextInt(19)) {
            case 0, 1 -> new Step.Simple(input, oneOf(Step.Function.values()), random.nextBoolean());
            case 2 -> new Step.Split(input);
            case 3 -> new Step.Side(random.nextInt(streams));
            case 4 -> new Step.Rolling(input, oneOf(Step.Roll.values()));
            case 5 -> new Step.Counted(input, oneOf(Step.Kept.values()));
            case 6 -> new Step.Sorted(input);
            case 7, 8 -> new Step.Paired(input, other);
            case 9 -> new Step.Union(input, other);
            case 10 -> new Step.Shipped(input, oneOf(Step.Way.values()));
            case 12 -> new Step.Mixed(input, other, oneOf(Step.Mixing.values()));
            case 13 -> new Step.Stamped(input);
            case 17 -> new Step.Looped(input);
            case 18 -> new Step.Numbered(input, random.nextBoolean());
            case 14 -> new Step.AllWindowed(input, shapeOfAll(), random.nextBoolean());
            case 11 -> new Step.Joined(input, other, oneOf(Step.Joining.values()), units(8));
            default -> windowed(input);
        };
    }

    private WindowShape shapeOfAll() {
        return switch (random.nextInt(4)) {
            case 0 -> tumbling();
            case 1 -> sliding();
            case 2 -> new WindowShape.Session(units(4) - 2, false);
            default -> new WindowShape.Count(1 + random.nextInt(4));
        };
    }

    private Step.Windowed windowed(int input) {
        return new Step.Windowed(
                input,
                switch (random.nextInt(6)) {
                    case 0, 1 -> tumbling();
                    case 2 -> sliding();
                    case 3 -> session();
                    case 4 -> new WindowShape.Count(1 + random.nextInt(4));
                    default -> new WindowShape.SlidingCount(1 + random.nextInt(4), 1 + random.nextInt(3));
                },
                oneOf(Step.Content.values()),
                random.nextBoolean() ? Step.Firing.DEFAULT : oneOf(Step.Firing.values()),
                random.nextBoolean() ? Step.Evicting.NOTHING : oneOf(Step.Evicting.values()),
                random.nextBoolean() ? 0 : random.nextInt(40));
    }

    private long units(int most) {
        return UNIT * (1 + random.nextInt(most));
    }

    private WindowShape.Tumbling tumbling() {
        long size = units(8);
        return new WindowShape.Tumbling(size, UNIT * random.nextInt((int) (size / UNIT)));
    }

    private WindowShape.Sliding sliding() {
        long slide = units(4);
        return new WindowShape.Sliding(units(8), slide, UNIT * random.nextInt((int) (slide / UNIT)));
    }

    private WindowShape.Session session() {
        return new WindowShape.Session(units(4) - 2, random.nextBoolean());
    }
}
