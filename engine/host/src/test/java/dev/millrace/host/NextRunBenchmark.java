package dev.millrace.host;

import dev.millrace.trace.Traced;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * The time from the word of a crash to the first event of the run that was asked for at that instant, and to its end:
 * the departures of a whole day, compiled and run in the process that stood by. Takes the number of rounds.
 */
public final class NextRunBenchmark {
    private static final int ROUNDS = 15;

    private NextRunBenchmark() {}

    /** Prints a line a round and one for all. */
    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
        double[] firstEvents = new double[rounds];
        try (EngineProcesses engine = EngineProcesses.start(EngineOptions.defaults())) {
            for (int round = 0; round < rounds; round++) {
                firstEvents[round] = afterCrash(engine);
            }
        }
        Arrays.sort(firstEvents);
        System.out.printf(
                Locale.ROOT,
                "first event after a crash, %d rounds: median %.0f ms, worst %.0f ms%n",
                rounds,
                firstEvents[rounds / 2],
                firstEvents[rounds - 1]);
    }

    private static double afterCrash(EngineProcesses engine) throws Exception {
        while (!engine.spareIsWarm()) {
            LockSupport.parkNanos(1_000_000);
        }
        Jobs.outcome(engine, Jobs.departures(true), new Jobs.Heard());
        Jobs.outcome(engine, Jobs.departures(true), new Jobs.Heard());
        Jobs.outcome(engine, Jobs.request("System.exit(1);", 60_000), new Jobs.Heard());
        long crashed = System.nanoTime();
        FirstEvent first = new FirstEvent();
        RunOutcome outcome = Jobs.outcome(engine, Jobs.departures(true), first);
        double end = (System.nanoTime() - crashed) / 1e6;
        if (!(outcome instanceof RunOutcome.Finished)) {
            throw new IllegalStateException("The run after the crash ended with " + outcome);
        }
        double begin = (first.at - crashed) / 1e6;
        System.out.printf(Locale.ROOT, "first event after %.0f ms, end after %.0f ms%n", begin, end);
        return begin;
    }

    private static final class FirstEvent implements RunListener {
        private volatile long at;

        @Override
        public void traced(List<Traced> next) {
            if (at == 0) {
                at = System.nanoTime();
            }
        }

        @Override
        public void printed(String text) {}
    }
}
