package dev.millrace.host.child;

/** A job under one of the two schedulers. */
interface Carried {
    /** Runs the job to its end on the calling thread. */
    Totals run();

    /** Ends the run soon; from any thread. */
    void cancel();

    /** The learner's code printed this line; on the thread that printed. */
    void printed(String line);

    /**
     * What a run came to.
     *
     * @param events number of trace events, 0 when nobody listened
     * @param time processing time at the end in ms
     */
    record Totals(long events, long time) {}
}
