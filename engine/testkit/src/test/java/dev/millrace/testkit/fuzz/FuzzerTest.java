package dev.millrace.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.testkit.fuzz.plan.Checkpointing;
import dev.millrace.testkit.fuzz.plan.Delivery;
import dev.millrace.testkit.fuzz.plan.Step;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A short run of the fuzzer; {@code -Dfuzz.from} and {@code -Dfuzz.seeds} make it another or a longer one. */
class FuzzerTest {
    private static final long FROM = Long.getLong("fuzz.from", 1);
    private static final long SEEDS = Long.getLong("fuzz.seeds", 3_000);

    @Test
    void noSeedShowsAViolation() {
        Fuzzer fuzzer = new Fuzzer(CaseRun.Engine.REAL);
        for (long seed = FROM; seed < FROM + SEEDS; seed++) {
            assertThat(fuzzer.check(seed)).as("seed %d", seed).isNull();
        }
    }

    /** A generator that stopped drawing something would make every other test here pass. */
    @Test
    void everyKindOfStepAndOfFaultIsDrawn() {
        Set<Object> drawn = new HashSet<>();
        for (long seed = 1; seed <= 500; seed++) {
            FuzzCase each = CaseGenerator.of(seed);
            each.faults().forEach(fault -> drawn.add(fault.action().getClass().getSimpleName()));
            note(each.disk(), drawn);
            drawn.add(each.world().overrides().stateBackend() == null ? "heap" : "rocksdb");
            note(each.plan().checkpoints(), drawn);
            drawn.add(each.world().overrides().snapshotProtocol() == null ? "barriers" : "markers");
            drawn.add(each.world().writeOut().isEmpty() ? "written at once" : "written meanwhile");
            drawn.add(each.plan().late() ? "late" : "nothing late");
            drawn.add(BatchRun.isDueTo(each.plan()) ? "batch too" : "streaming only");
            drawn.add(DrainRun.isDueTo(each) ? "drained too" : "not drained");
            drawn.add(each.plan().delivery());
            each.plan().steps().forEach(step -> note(step, drawn));
        }
        for (Class<?> step : Step.class.getPermittedSubclasses()) {
            assertThat(drawn).contains(step);
        }
        assertThat(drawn)
                .contains(
                        "Kill",
                        "Savepoint",
                        "Swap",
                        "FailWriteOut",
                        "LoseSlot",
                        "Hold",
                        "pause",
                        "incremental",
                        "batch too",
                        "drained too",
                        Delivery.FILES,
                        "overtaking",
                        "overtaking later",
                        "aligned",
                        "counted",
                        "several",
                        "markers",
                        "written meanwhile",
                        "full disk",
                        "power failure",
                        "forgetful disk",
                        "late",
                        "nothing late",
                        "heap",
                        "rocksdb");
        for (Enum<?>[] options : new Enum<?>[][] {
            Step.Function.values(),
            Step.Roll.values(),
            Step.Kept.values(),
            Step.Content.values(),
            Step.Firing.values(),
            Step.Evicting.values()
        }) {
            assertThat(drawn).contains((Object[]) options);
        }
    }

    private static void note(Checkpointing checkpoints, Set<Object> drawn) {
        drawn.add(checkpoints.exactlyOnce() ? "waited for" : "counted");
        drawn.add(checkpoints.concurrent() > 1 ? "several" : "one");
        drawn.add(checkpoints.pause() > 0 ? "pause" : "no pause");
        drawn.add(checkpoints.incremental() ? "incremental" : "full");
        int after = checkpoints.overtakeAfter();
        drawn.add(after < 0 ? "aligned" : after == 0 ? "overtaking" : "overtaking later");
    }

    private static void note(@Nullable DiskFaults disk, Set<Object> drawn) {
        if (disk != null) {
            drawn.add(disk.fullFrom() < disk.fullUntil() ? "full disk" : "room");
            drawn.add(disk.powerFailures().isEmpty() ? "power" : "power failure");
            drawn.add(disk.losesWhatItPromised() ? "forgetful disk" : "good disk");
        }
    }

    private static void note(Step step, Set<Object> drawn) {
        drawn.add(step.getClass());
        if (step instanceof Step.Simple simple) {
            drawn.add(simple.function());
        } else if (step instanceof Step.Rolling rolling) {
            drawn.add(rolling.roll());
        } else if (step instanceof Step.Counted counted) {
            drawn.add(counted.kept());
        } else if (step instanceof Step.Shipped shipped) {
            drawn.add(shipped.way());
        } else if (step instanceof Step.Joined joined) {
            drawn.add(joined.joining());
        } else if (step instanceof Step.Mixed mixed) {
            drawn.add(mixed.mixing());
        } else if (step instanceof Step.Windowed windowed) {
            drawn.add(windowed.shape().getClass());
            drawn.add(windowed.content());
            drawn.add(windowed.firing());
            drawn.add(windowed.evicting());
        }
    }

    @Test
    void aSeedIsTheSameCaseEachTime() {
        for (long seed = 1; seed <= 100; seed++) {
            assertThat(CaseGenerator.of(seed)).isEqualTo(CaseGenerator.of(seed));
        }
    }
}
