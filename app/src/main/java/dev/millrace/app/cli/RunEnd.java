package dev.millrace.app.cli;

import dev.millrace.host.RunOutcome;
import dev.millrace.lessons.Recording;
import dev.millrace.trace.Traced;
import java.util.List;

/**
 * A run that has ended.
 *
 * @param outcome how
 * @param printed what the learner's code printed and nobody has shown yet
 * @param events all events, or those alone that say how the job ended
 */
record RunEnd(RunOutcome outcome, String printed, List<Traced> events) {
    static RunEnd of(Recording recording) {
        return new RunEnd(
                recording.outcome(), recording.printed(), recording.journal().events());
    }
}
