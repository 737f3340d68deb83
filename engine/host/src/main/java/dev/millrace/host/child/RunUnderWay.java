package dev.millrace.host.child;

import dev.millrace.host.RunOutcome;
import dev.millrace.host.RunRequest;
import dev.millrace.host.script.ScriptCompiler;
import dev.millrace.host.wire.Message;
import java.util.Map;
import java.util.function.Consumer;

/** One run: compiles its scripts, builds their graphs, carries the job out. */
final class RunUnderWay {
    private static final long EVALUATION_LIMIT_MS = 10_000;

    private final Message.Run message;
    private final ScriptCompiler compiler;
    private final Watchdog watchdog;
    private final Consumer<String> crash;
    private volatile boolean cancelled;

    RunUnderWay(Message.Run message, ScriptCompiler compiler, Watchdog watchdog, Consumer<String> crash) {
        this.message = message;
        this.compiler = compiler;
        this.watchdog = watchdog;
        this.crash = crash;
    }

    long id() {
        return message.id();
    }

    void cancel() {
        cancelled = true;
    }

    /** Carries the run out on the calling thread. */
    RunOutcome outcome() {
        RunRequest request = message.request();
        long begin = System.nanoTime();
        try {
            JobScripts scripts = new JobScripts(request, compiler);
            long limit = Math.min(EVALUATION_LIMIT_MS, request.world().limits().wallTime());
            Watchdog.Watch watch = watchdog.watch(Thread.currentThread(), "The script", limit, crash);
            try {
                scripts.graphs();
            } finally {
                watch.end();
            }
            if (cancelled) {
                return new RunOutcome.Cancelled();
            }
            return new RunOutcome.Finished(Map.of(), 0, 0, (System.nanoTime() - begin) / 1_000_000, scripts.warnings());
        } catch (Rejection rejection) {
            return new RunOutcome.Rejected(rejection.diagnostics());
        }
    }
}
