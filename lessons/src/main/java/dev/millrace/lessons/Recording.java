package dev.millrace.lessons;

import dev.millrace.host.Engine;
import dev.millrace.host.RunListener;
import dev.millrace.host.RunOutcome;
import dev.millrace.host.RunRequest;
import dev.millrace.journal.Journal;
import dev.millrace.trace.Traced;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * A run that has ended.
 *
 * @param journal what the engine reported; empty where the run was not traced
 * @param printed what the learner's code printed
 * @param outcome how it ended
 */
public record Recording(Journal journal, String printed, RunOutcome outcome) {
    /** Carries a run out and waits for its end. An interrupt cancels it and throws {@link CancellationException}. */
    public static Recording of(Engine engine, RunRequest request) {
        Journal journal = new Journal();
        StringBuilder printed = new StringBuilder();
        Engine.Run run = engine.run(request, new RunListener() {
            @Override
            public void traced(List<Traced> events) {
                events.forEach(journal::append);
            }

            @Override
            public void printed(String text) {
                printed.append(text);
            }
        });
        RunOutcome outcome = run.await();
        return new Recording(journal, printed.toString(), outcome);
    }
}
