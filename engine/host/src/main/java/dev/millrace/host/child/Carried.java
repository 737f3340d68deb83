package dev.millrace.host.child;

import dev.millrace.runtime.JobMaster;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A job under one of the two schedulers. */
interface Carried {
    /**
     * How the job ended.
     *
     * @param time processing time in ms
     * @param problem why that is no good end, where its trace may not say so; else null
     */
    record End(long time, @Nullable String problem) {}

    /** Runs the job to its end on the calling thread. */
    End run() throws InterruptedException;

    /** Ends the run soon; from any thread. */
    void cancel();

    /** Has something done with the job master, on its thread; never where the job ends before. From any thread. */
    void ask(Consumer<JobMaster> what);

    /** The learner's code printed this line; on the thread that printed. */
    void printed(String line);
}
