package dev.millrace.app.model;

import dev.millrace.host.Diagnostic;
import dev.millrace.host.RunOutcome;
import java.util.List;
import java.util.Locale;

/** How a run ended, in plain words. */
final class Sentences {
    private static final int LENGTH_MAX = 240;

    private Sentences() {}

    /** One sentence. */
    static String of(RunOutcome outcome) {
        if (outcome instanceof RunOutcome.Finished finished) {
            return String.format(
                    Locale.ROOT,
                    "Ran to the end: %,d events over %,.1f virtual seconds, computed in %,.1f s.",
                    finished.events(),
                    finished.virtualTime() / 1000.0,
                    finished.wallTime() / 1000.0);
        }
        if (outcome instanceof RunOutcome.Rejected rejected) {
            return "The code did not run: " + first(rejected.diagnostics());
        }
        if (outcome instanceof RunOutcome.Crashed crashed) {
            return crashed.sentence();
        }
        return "Stopped.";
    }

    private static String first(List<Diagnostic> diagnostics) {
        return switch (diagnostics.size()) {
            case 0 -> "it was refused without a reason.";
            case 1 -> place(diagnostics.get(0));
            default -> place(diagnostics.get(0)) + " (and " + (diagnostics.size() - 1) + " more)";
        };
    }

    private static String place(Diagnostic diagnostic) {
        return beginning(diagnostic.message()) + " (" + diagnostic.script() + ", line " + diagnostic.line() + ")";
    }

    /** What a compiler says goes on with all that it has tried; the code's own list of problems has the rest. */
    private static String beginning(String message) {
        int end = message.indexOf(';');
        String first = end < 0 ? message : message.substring(0, end);
        return first.length() <= LENGTH_MAX ? first : first.substring(0, LENGTH_MAX) + " \u2026";
    }
}
