package dev.millrace.host.child;

import dev.millrace.host.script.ScriptCompiler;
import dev.millrace.host.stream.StreamLoader;
import java.util.function.Consumer;

/**
 * What all runs of a process share.
 *
 * @param crash says why, and ends the process
 */
record Workplace(
        EngineOutput out,
        Prints prints,
        ScriptCompiler compiler,
        StreamLoader streams,
        Watchdog watchdog,
        Consumer<String> crash) {}
