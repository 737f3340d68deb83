package dev.millrace.host.child;

import dev.millrace.runtime.JobMaster;
import java.util.function.Consumer;

/** A job under one of the two schedulers. */
interface Carried {
    /** Runs the job to its end on the calling thread; processing time at the end in ms. */
    long run() throws InterruptedException;

    /** Ends the run soon; from any thread. */
    void cancel();

    /** Has something done with the job master, on its thread; never where the job ends before. From any thread. */
    void ask(Consumer<JobMaster> what);

    /** The learner's code printed this line; on the thread that printed. */
    void printed(String line);
}
