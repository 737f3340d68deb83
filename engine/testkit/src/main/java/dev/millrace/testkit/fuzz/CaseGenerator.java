package dev.millrace.testkit.fuzz;

import dev.millrace.graph.CheckpointSettings;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.StateBackendType;
import dev.millrace.runtime.ExecutionPlan;
import dev.millrace.simulation.Script;
import dev.millrace.simulation.World;
import dev.millrace.simulation.WorldRules;
import dev.millrace.testkit.fuzz.job.JobGraphs;
import dev.millrace.testkit.fuzz.plan.Delivery;
import dev.millrace.testkit.fuzz.plan.JobPlan;
import dev.millrace.testkit.fuzz.plan.SourcePlan;
import dev.millrace.testkit.fuzz.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Draws a whole case from its seed: the job, its stream, its world and what happens to it. The same seed gives the same case. */
public final class CaseGenerator {
    private static final int SETUP_STEPS = 40;
    private static final int DISK_OPERATIONS = 150;
    private static final long BUFFERS = 0x62756666;
    private static final long DELAYS = 0x64656c61;
    private static final long DELIVERIES = 0x66696c65;
    private static final World.Limits LIMITS = new World.Limits(200_000, 10_000_000, 60_000);
    /** Longer than anything costs: a source that is always busy with its watermarks reads nothing. */
    private static final long WATERMARKS = 16;

    private static final int[] LATENCIES = {0, 2, 8, 30};
    private static final int[] CAPACITIES = {1, 2, 3, 8, 32};

    private final long seed;
    private final SplittableRandom random;
    private final List<Script.Entry> faults = new ArrayList<>();
    private @Nullable DiskFaults disk;

    private CaseGenerator(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    /** The case of a seed. */
    public static FuzzCase of(long seed) {
        return new CaseGenerator(seed).draw();
    }

    private FuzzCase draw() {
        int versions = random.nextInt(3) == 0 ? 2 + random.nextInt(2) : 1;
        JobPlan plan = delayed(new PlanGenerator(random).draw(versions));
        World world = world(plan);
        if (plan.checkpoints().isEnabled()) {
            faults(plan, targets(plan, world));
            if (canFail(plan) && random.nextInt(6) == 0 && fitsEveryVersion(plan, world)) {
                disk = disk();
            }
        }
        return new FuzzCase(seed, plan.delivered(delivery()), world, faults, disk);
    }

    /** Some plans hold a stream back in processing time. Drawn by itself, as the backend is. */
    private JobPlan delayed(JobPlan plan) {
        SplittableRandom own = new SplittableRandom(seed ^ DELAYS);
        return own.nextInt(8) > 0
                ? plan
                : PlanGenerator.orElse(plan, new Step.Delayed(own.nextInt(plan.streams()), 1 + own.nextInt(80)));
    }

    /** Files where snapshots are kept in memory: those on the faulty disk cost enough time. Drawn by itself, too. */
    private Delivery delivery() {
        return disk == null && new SplittableRandom(seed ^ DELIVERIES).nextInt(16) == 0
                ? Delivery.FILES
                : Delivery.COMMITTED;
    }

    // ---- the world -----------------------------------------------------------------------------------------------

    private World world(JobPlan plan) {
        Map<String, World.Range> latency = new LinkedHashMap<>();
        latency.put("*", range());
        if (random.nextInt(3) == 0) {
            latency.put("op" + random.nextInt(plan.streams()) + "." + random.nextInt(2) + " -> *", range());
        }
        Map<String, Long> cost = new LinkedHashMap<>();
        cost.put("*", (long) random.nextInt(3));
        if (random.nextInt(3) == 0) {
            cost.put("op" + random.nextInt(plan.streams()), (long) random.nextInt(6));
        }
        World.Overrides overrides = new World.Overrides(
                null,
                (long) random.nextInt(50),
                WATERMARKS + random.nextInt(40),
                bufferTimeout(plan),
                protocol(plan),
                stateBackend(),
                chaining(),
                Map.of());
        int capacity = CAPACITIES[random.nextInt(CAPACITIES.length)];
        return new World(seed, latency, cost, writeOut(plan), capacity, 0, overrides, LIMITS);
    }

    private CheckpointSettings.@Nullable Protocol protocol(JobPlan plan) {
        return plan.checkpoints().exactlyOnce() && random.nextInt(8) == 0
                ? CheckpointSettings.Protocol.CHANDY_LAMPORT
                : null;
    }

    /** Where several checkpoints may be under way at a time, long enough that they are. */
    private Map<String, Long> writeOut(JobPlan plan) {
        boolean several = plan.checkpoints().concurrent() > 1;
        return switch (random.nextInt(several ? 3 : 8)) {
            case 0 -> Map.of("*", 1L + random.nextInt(several ? 300 : 30));
            case 1 -> Map.of("op" + random.nextInt(plan.streams()), 1L + random.nextInt(several ? 400 : 60));
            default -> Map.of();
        };
    }

    private World.Range range() {
        int most = LATENCIES[random.nextInt(LATENCIES.length)];
        return new World.Range(random.nextInt(most + 1), most);
    }

    /** Seldom RocksDB, since a database takes longer to open than most cases to run. Drawn by itself: what else a seed gives is the same with either. */
    private @Nullable StateBackendType stateBackend() {
        return new SplittableRandom(~seed).nextInt(40) == 0 ? StateBackendType.ROCKSDB : null;
    }

    /** How long elements wait for others at times; never until a buffer is full where a loop would wait for them in vain. Drawn by itself, as the backend is. */
    private @Nullable Long bufferTimeout(JobPlan plan) {
        SplittableRandom own = new SplittableRandom(seed ^ BUFFERS);
        return switch (own.nextInt(8)) {
            case 0 -> plan.hasLoop() ? null : Long.valueOf(-1);
            case 1 -> 1L + own.nextInt(200);
            default -> null;
        };
    }

    private @Nullable Boolean chaining() {
        return random.nextInt(3) == 0 ? false : null;
    }

    // ---- what happens --------------------------------------------------------------------------------------------

    /** Every subtask of the first version. */
    private static List<String> targets(JobPlan plan, World world) {
        JobGraph graph = new WorldRules(world).overridden(JobGraphs.of(plan, 0));
        List<String> targets = new ArrayList<>();
        for (ExecutionPlan.Vertex vertex : ExecutionPlan.of(graph).vertices()) {
            for (int index = 0; index < vertex.parallelism(); index++) {
                targets.add(vertex.id() + "." + index);
            }
        }
        return targets;
    }

    private void faults(JobPlan plan, List<String> targets) {
        int rows =
                plan.sources().stream().mapToInt(source -> source.rows().size()).sum();
        int steps = SETUP_STEPS + rows * (2 + plan.streams());
        long time = plan.sources().stream()
                        .mapToLong(CaseGenerator::lastArrival)
                        .max()
                        .orElse(0)
                + 100;
        boolean fails = canFail(plan);
        for (int kill = fails ? random.nextInt(4) : 0; kill > 0; kill--) {
            kill(targets, steps, time);
        }
        for (int write = fails && random.nextInt(4) == 0 ? 1 + random.nextInt(4) : 0; write > 0; write--) {
            faults.add(new Script.Entry(at(steps, time), new Script.Action.FailWriteOut(oneOf(targets))));
        }
        if (fails && random.nextInt(8) == 0) {
            faults.add(new Script.Entry(at(steps, time), new Script.Action.LoseSlot(random.nextInt(3))));
        }
        for (int savepoint = random.nextInt(3) - 1; savepoint > 0; savepoint--) {
            faults.add(new Script.Entry(at(steps, time), new Script.Action.Savepoint()));
        }
        if (!targets.isEmpty() && random.nextInt(8) == 0) {
            hold(targets, steps, time);
        }
        for (int version = 1; version < plan.versions().size(); version++) {
            faults.add(new Script.Entry(at(steps, time), new Script.Action.Swap(FuzzCase.job(version), false)));
        }
    }

    /** Without a failure, barriers that are only counted do no harm; with one, some records may count twice. */
    private static boolean canFail(JobPlan plan) {
        return plan.checkpoints().exactlyOnce() || plan.late();
    }

    /** Whether every checkpoint fits every version: what was in flight may not fit other receivers, and is then refused. */
    private static boolean fitsEveryVersion(JobPlan plan, World world) {
        boolean inFlight = plan.hasLoop()
                || plan.checkpoints().overtakeAfter() >= 0
                || world.overrides().snapshotProtocol() != null;
        return plan.versions().size() == 1 || !inFlight;
    }

    /** Of snapshots on disk, since they take their time, only some. */
    private DiskFaults disk() {
        int full = random.nextInt(DISK_OPERATIONS);
        List<Integer> powerFailures = new ArrayList<>();
        for (int failure = random.nextInt(3); failure > 0; failure--) {
            powerFailures.add(random.nextInt(DISK_OPERATIONS));
        }
        return new DiskFaults(
                full, full + (random.nextBoolean() ? random.nextInt(40) : 0), powerFailures, random.nextInt(3) == 0);
    }

    private static long lastArrival(SourcePlan source) {
        return source.rows().get(source.rows().size() - 1).arrival();
    }

    /** A kill, and at times another soon after it: while the job restarts or restores. */
    private void kill(List<String> targets, int steps, long time) {
        Script.At first = at(steps, time);
        faults.add(new Script.Entry(first, new Script.Action.Kill(oneOf(targets))));
        if (first instanceof Script.At.Step step && random.nextInt(3) == 0) {
            Script.At second = new Script.At.Step(step.step() + 1 + random.nextInt(30));
            faults.add(new Script.Entry(second, new Script.Action.Kill(oneOf(targets))));
        }
    }

    /** What arrives between two subtasks, if there is a channel, is held up for a while. */
    private void hold(List<String> targets, int steps, long time) {
        String channel = oneOf(targets) + "->" + oneOf(targets);
        faults.add(new Script.Entry(at(steps, time), new Script.Action.Hold(channel, 1 + random.nextInt(300))));
    }

    private Script.At at(int steps, long time) {
        return random.nextInt(4) == 0
                ? new Script.At.Time(random.nextLong(time))
                : new Script.At.Step(random.nextInt(steps));
    }

    private String oneOf(List<String> targets) {
        return targets.get(random.nextInt(targets.size()));
    }
}
