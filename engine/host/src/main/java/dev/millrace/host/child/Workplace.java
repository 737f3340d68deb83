package dev.millrace.host.child;

import dev.millrace.host.script.ScriptCompiler;
import dev.millrace.host.stream.StreamLoader;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/**
 * What all runs of a process share.
 *
 * @param sending sends what a run has reported, where the run itself has no reason to
 * @param crash says why, and ends the process
 */
record Workplace(
        EngineOutput out,
        Prints prints,
        ScriptCompiler compiler,
        StreamLoader streams,
        Watchdog watchdog,
        ScheduledExecutorService sending,
        Consumer<String> crash) {}
