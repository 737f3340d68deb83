package dev.millrace.host.child;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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
        StackTraceElement[] stack = thread.getStackTrace();
        String where = StackLines.where(stack);
        if (where.isEmpty()) {
            where = Thread.getAllStackTraces().values().stream()
                    .map(StackLines::where)
                    .filter(each -> !each.isEmpty())
                    .findFirst()
                    .orElse("");
        }
        String doing = switch (thread.getState()) {
            case BLOCKED, WAITING, TIMED_WAITING -> "waits for something that does not happen";
            default -> "is still running: an endless loop?";
        };
        String place = where.isEmpty() ? "The code" : "The code at " + where;
        return "%s did not end within %s seconds. %s %s The engine process was ended; a new one is ready."
                .formatted(what, seconds(limit), place, doing + (doing.endsWith("?") ? "" : "."));
    }

    private static String seconds(long ms) {
        return ms % 1_000 == 0 ? Long.toString(ms / 1_000) : Double.toString(ms / 1_000.0);
    }
}
