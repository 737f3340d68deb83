package dev.millrace.bench;

import dev.millrace.graph.JobGraph;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;

/**
 * A job under the threads scheduler beside a hand-written loop with the same checksum, in one process, turn and turn about. Prints
 * millions of events a second of both and the ratio of their times, with the spread over the rounds.
 */
final class SideBySide {
    private SideBySide() {}

    /** Arguments: events and rounds. */
    static void run(String[] arguments, LongUnaryOperator loop, LongFunction<JobGraph> job)
            throws InterruptedException {
        long events = arguments.length > 0 ? Long.parseLong(arguments[0]) : 20_000_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
        JobGraph graph = job.apply(events);
        double[] ratios = new double[rounds];
        for (int round = -2; round < rounds; round++) {
            long start = System.nanoTime();
            long expected = loop.applyAsLong(events);
            long between = System.nanoTime();
            long actual = Checksums.of(graph);
            long end = System.nanoTime();
            if (expected != actual) {
                throw new IllegalStateException("checksums differ: loop " + expected + ", engine " + actual);
            }
            report(round, events, between - start, end - between);
            if (round >= 0) {
                ratios[round] = (double) (between - start) / (end - between);
            }
        }
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "engine / loop speed: median %.2f, lowest %.2f, highest %.2f of %d rounds%n",
                ratios[rounds / 2],
                ratios[0],
                ratios[rounds - 1],
                rounds);
    }

    private static void report(int round, long events, long loopNanos, long engineNanos) {
        System.out.printf(
                Locale.ROOT,
                "%s loop %.1f M/s, engine %.1f M/s%n",
                round < 0 ? "warm-up" : "round " + round,
                events * 1e3 / loopNanos,
                events * 1e3 / engineNanos);
    }
}
