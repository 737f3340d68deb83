package dev.millrace.lessons.lint;

import dev.millrace.journal.Journal;
import dev.millrace.journal.Selector;
import java.util.Optional;

/** Whether a selector names one instant of a run. */
final class Instants {
    private Instants() {}

    /** A sentence on what is wrong, or nothing. */
    static Optional<String> problem(Journal journal, String selector) {
        try {
            Selector parsed = Selector.parse(selector);
            if (parsed.find(journal) < 0) {
                return Optional.of("the run never reaches " + selector + "; 'millrace play' shows what it does reach");
            }
            int times = parsed.findAll(journal).size();
            boolean first = selector.contains("#") || selector.contains(">=") || times == 1;
            return first
                    ? Optional.empty()
                    : Optional.of(selector + " is ambiguous, it happens " + times + " times; write " + selector
                            + "#1 for the first");
        } catch (IllegalArgumentException wrong) {
            return Optional.of(selector + " cannot be found: " + wrong.getMessage());
        }
    }
}
