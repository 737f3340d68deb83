package dev.millrace.host.child;

import dev.millrace.host.RunOutcome;
import dev.millrace.host.RunRequest;
import dev.millrace.host.script.CompiledScript;
import dev.millrace.host.script.ScriptCompiler;
import dev.millrace.host.script.ScriptLoader;
import dev.millrace.host.wire.Message;
import java.util.List;
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
        CompiledScript script =
                compiler.compile(request.job(), request.scripts().getOrDefault(request.job(), ""));
        if (!script.accepted()) {
            return new RunOutcome.Rejected(script.diagnostics());
        }
        long limit = Math.min(EVALUATION_LIMIT_MS, request.world().limits().wallTime());
        Watchdog.Watch watch = watchdog.watch(Thread.currentThread(), "The script", limit, crash);
        try {
            new ScriptLoader(script).run();
        } catch (Throwable thrown) {
            return new RunOutcome.Rejected(List.of(script.error(thrown)));
        } finally {
            watch.end();
        }
        if (cancelled) {
            return new RunOutcome.Cancelled();
        }
        return new RunOutcome.Finished(Map.of(), 0, 0, (System.nanoTime() - begin) / 1_000_000, script.diagnostics());
    }
}
