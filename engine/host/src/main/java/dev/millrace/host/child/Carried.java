package dev.millrace.host.child;

/** A job under one of the two schedulers. */
interface Carried {
    /** Runs the job to its end on the calling thread; processing time at the end in ms. */
    long run() throws InterruptedException;

    /** Ends the run soon; from any thread. */
    void cancel();

    /** The learner's code printed this line; on the thread that printed. */
    void printed(String line);
}
