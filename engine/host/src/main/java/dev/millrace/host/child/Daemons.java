package dev.millrace.host.child;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

/** Threads of the engine process itself: never in the thread group of a run, whoever happens to need them first. */
final class Daemons {
    private Daemons() {}

    /** An executor with one thread of this name. */
    static ScheduledExecutorService executor(String name) {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        ThreadFactory factory = task -> {
            Thread thread = new Thread(group, task, name);
            thread.setDaemon(true);
            return thread;
        };
        return Executors.newSingleThreadScheduledExecutor(factory);
    }
}
