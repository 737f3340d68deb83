package dev.millrace.host;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a run ended. Each but the first carries what a person should read. */
public sealed interface RunOutcome {
    /**
     * The engine carried the run to its end (which may be a failed job: see the trace).
     *
     * @param results visible rows by result name, in the order they became visible
     * @param events number of trace events
     * @param virtualTime virtual ms
     * @param wallTime ms of wall clock
     * @param warnings what was seen about the script: non-determinism by line ...
     * @param problem why the job did not come to a good end, where no trace may say so; null where it did, or where the trace does
     */
    record Finished(
            Map<String, List<String>> results,
            long events,
            long virtualTime,
            long wallTime,
            List<Diagnostic> warnings,
            @Nullable String problem)
            implements RunOutcome {}

    /** A script does not compile, or the graph it builds is refused. */
    record Rejected(List<Diagnostic> diagnostics) implements RunOutcome {}

    /** The learner's code ended, exhausted or hung the engine process; a fresh one is ready or on its way. */
    record Crashed(String sentence) implements RunOutcome {}

    /** The run was cancelled by its caller. */
    record Cancelled() implements RunOutcome {}
}
