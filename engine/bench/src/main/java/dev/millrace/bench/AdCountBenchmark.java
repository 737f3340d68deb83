package dev.millrace.bench;

/** Views counted by campaign in tumbling windows of 10 s: the Yahoo benchmark's job. Arguments: events (20000000) and rounds (7). */
public final class AdCountBenchmark {
    private AdCountBenchmark() {}

    /** Runs the benchmark. */
    public static void main(String[] arguments) throws InterruptedException {
        SideBySide.run(arguments, AdCountLoop::run, AdCountJob::graph);
    }
}
