package dev.millrace.host.child;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Watches learner's code that does not come back, and says what it is doing. */
final class Watchdog {
    private static final long DEADLOCK_CHECK_MS = 1_000;

    private final ScheduledExecutorService clock = Daemons.executor("watchdog");

    /** What is being watched. */
    interface Watch {
        /** It came back. */
        void end();
    }

    /** Calls {@code bark} with a sentence once {@code thread} has been at {@code what} for {@code limit} ms, or is in a deadlock. */
    Watch watch(Thread thread, String what, long limit, Consumer<String> bark) {
        Future<?> atLimit =
                clock.schedule(() -> bark.accept(overdue(thread, what, limit)), limit, TimeUnit.MILLISECONDS);
        Future<?> deadlocks = clock.scheduleWithFixedDelay(
                () -> barkAtDeadlock(bark), DEADLOCK_CHECK_MS, DEADLOCK_CHECK_MS, TimeUnit.MILLISECONDS);
        return () -> {
            atLimit.cancel(false);
            deadlocks.cancel(false);
        };
    }

    private static void barkAtDeadlock(Consumer<String> bark) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] stuck = threads.findDeadlockedThreads();
        if (stuck != null) {
            String where =
                    StackLines.where(threads.getThreadInfo(new long[] {stuck[0]}, true, true)[0].getStackTrace());
            bark.accept("The job is in a deadlock" + (where.isEmpty() ? "" : " (" + where + ")")
                    + ": threads wait for each other's locks for ever. The engine process was ended; leave locks and"
                    + " threads out of a job, its parallelism is the engine's");
        }
    }

    private static String overdue(Thread thread, String what, long limit) {
        Thread busy = StackLines.where(thread.getStackTrace()).isEmpty() ? anotherInScript(thread) : thread;
        String where = StackLines.where(busy.getStackTrace());
        String doing = switch (busy.getState()) {
            case BLOCKED, WAITING, TIMED_WAITING -> "waits for something that does not happen.";
            default -> "is still running: an endless loop?";
        };
        return "%s did not end within %s seconds. %s %s The engine process was ended; a new one is ready."
                .formatted(what, seconds(limit), where.isEmpty() ? "It" : "The code at " + where, doing);
    }

    /** Under the threads scheduler the learner's code is on other threads than the run's own. */
    private static Thread anotherInScript(Thread thread) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> !StackLines.where(entry.getValue()).isEmpty())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(thread);
    }

    private static String seconds(long ms) {
        return ms % 1_000 == 0 ? Long.toString(ms / 1_000) : Double.toString(ms / 1_000.0);
    }
}
