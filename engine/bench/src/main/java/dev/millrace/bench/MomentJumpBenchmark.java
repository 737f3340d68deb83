package dev.millrace.bench;

import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.journal.Journal;
import dev.millrace.journal.Moments;
import dev.millrace.runtime.External;
import dev.millrace.simulation.Script;
import dev.millrace.simulation.Simulation;
import dev.millrace.simulation.World;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * What time travel costs: jumps to random instants of a trace of at least 100,000 events, and the memory of journal and
 * keyframes. A jump below 16 ms is one that fits into a frame of the window.
 */
public final class MomentJumpBenchmark {
    private static final int RECORDS = 100_000;
    private static final int WARM_UPS = 5_000;
    private static final int JUMPS = 20_000;
    private static final long SEED = 42;

    private MomentJumpBenchmark() {}

    /** Runs it and prints one line a measure. Takes no arguments. */
    public static void main(String[] arguments) {
        long empty = heap();
        Journal journal = trace();
        long withJournal = heap();
        long begun = System.nanoTime();
        Moments moments = new Moments(journal);
        double folded = (System.nanoTime() - begun) / 1e6;
        long withMoments = heap();
        long[] nanos = jumps(moments, journal.size());
        System.out.printf(
                Locale.ROOT,
                "%d events: folded in %.0f ms; jump median %.3f ms, 99 %% %.3f ms, worst %.3f ms%n",
                journal.size(),
                folded,
                nanos[JUMPS / 2] / 1e6,
                nanos[JUMPS * 99 / 100] / 1e6,
                nanos[JUMPS - 1] / 1e6);
        System.out.printf(
                Locale.ROOT,
                "bytes an event: journal %d, keyframes %d%n",
                (withJournal - empty) / journal.size(),
                (withMoments - withJournal) / journal.size());
    }

    private static long[] jumps(Moments moments, int size) {
        Random random = new Random(SEED);
        for (int i = 0; i < WARM_UPS; i++) {
            moments.at(random.nextInt(size));
        }
        long[] nanos = new long[JUMPS];
        for (int i = 0; i < JUMPS; i++) {
            int to = random.nextInt(size);
            long begun = System.nanoTime();
            moments.at(to);
            nanos[i] = System.nanoTime() - begun;
        }
        Arrays.sort(nanos);
        return nanos;
    }

    private static Journal trace() {
        Journal journal = new Journal();
        new Simulation(
                        Map.of("ads", AdCountJob.graph(RECORDS)),
                        "ads",
                        World.of(SEED),
                        Script.NONE,
                        new External(new StreamLibrary(Map.of()), new ResultStore()),
                        journal::append)
                .run();
        return journal;
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
