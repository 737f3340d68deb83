package dev.millrace.host.child;

import dev.millrace.runtime.JobMaster;
import dev.millrace.threads.ThreadedRun;
import java.util.function.Consumer;

/** A job on all cores. What it prints goes to the console alone: which subtask printed cannot be told. */
record Threaded(ThreadedRun threads) implements Carried {
    @Override
    public End run() throws InterruptedException {
        long begin = System.nanoTime();
        threads.run();
        return new End((System.nanoTime() - begin) / 1_000_000, threads.problem());
    }

    @Override
    public void cancel() {
        threads.cancel();
    }

    @Override
    public void ask(Consumer<JobMaster> what) {
        threads.ask(what);
    }

    @Override
    public void printed(String line) {
        // see above
    }
}
