package dev.millrace.host.script;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Always has the next shell under way, so that a script does not wait for the prelude. Thread-safe. */
public final class ShellSupply {
    private final ExecutorService executor;
    private Future<Shell> next;

    /** Prepares shells on {@code executor}. */
    public ShellSupply(ExecutorService executor) {
        this.executor = executor;
        next = executor.submit(Shell::new);
    }

    /** A shell of one's own; waits if it is still being prepared. */
    synchronized Shell take() {
        Future<Shell> taken = next;
        try {
            Shell shell = taken.get();
            next = executor.submit(Shell::new);
            return shell;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a shell was being prepared", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a shell could not be prepared", e.getCause());
        }
    }
}
