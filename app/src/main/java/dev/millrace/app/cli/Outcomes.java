package dev.millrace.app.cli;

import dev.millrace.host.RunOutcome;
import dev.millrace.journal.Transcript;
import dev.millrace.lessons.Recording;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** What the end of a run means for a command. */
final class Outcomes {
    private Outcomes() {}

    /** Where the job failed for good, if it did. */
    static Optional<Traced> failure(List<Traced> events) {
        return events.stream()
                .filter(traced -> traced.event() instanceof TraceEvent.JobFailed)
                .findFirst();
    }

    /** The exit code; says on {@code err} why it is not 0. */
    static int code(Recording recording, PrintWriter err) {
        return code(recording.outcome(), recording.journal().events(), err);
    }

    /** The same, from those events that say how the job ended. */
    static int code(RunOutcome outcome, List<Traced> events, PrintWriter err) {
        if (outcome instanceof RunOutcome.Rejected rejected) {
            rejected.diagnostics().forEach(err::println);
            return ExitCode.CANNOT;
        }
        if (outcome instanceof RunOutcome.Crashed crashed) {
            err.println("millrace: " + crashed.sentence());
            return ExitCode.NO;
        }
        if (outcome instanceof RunOutcome.Finished finished) {
            finished.warnings().forEach(err::println);
        }
        Optional<Traced> failure = failure(events);
        if (failure.isPresent()) {
            Traced failed = failure.get();
            err.println("millrace: the job failed at " + Transcript.clock(failed.time()) + " (event "
                    + failed.position() + "): " + ((TraceEvent.JobFailed) failed.event()).cause());
            return ExitCode.NO;
        }
        for (Traced traced : events) {
            if (traced.event() instanceof TraceEvent.LimitReached limit) {
                err.println("millrace: " + limit.sentence());
                return ExitCode.NO;
            }
        }
        if (outcome instanceof RunOutcome.Finished finished && finished.problem() != null) {
            err.println("millrace: " + finished.problem());
            return ExitCode.NO;
        }
        return ExitCode.DONE;
    }
}
