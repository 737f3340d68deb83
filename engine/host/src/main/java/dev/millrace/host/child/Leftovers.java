package dev.millrace.host.child;

/** Threads that the learner's code started and left running. */
final class Leftovers {
    private static final long GOODBYE_MS = 20;

    private Leftovers() {}

    /** Whether {@code run}'s thread group still has other threads after a moment to end. */
    static boolean of(Thread run) {
        ThreadGroup group = run.getThreadGroup();
        if (group.activeCount() <= 1) {
            return false;
        }
        Thread[] threads = new Thread[group.activeCount() + 1];
        int count = group.enumerate(threads);
        for (int i = 0; i < count; i++) {
            if (threads[i] != run && !ended(threads[i])) {
                return true;
            }
        }
        return false;
    }

    private static boolean ended(Thread thread) {
        try {
            thread.join(GOODBYE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
