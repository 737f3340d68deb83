package dev.millrace.host.child;

import dev.millrace.host.Diagnostic;
import java.util.List;

/** The run cannot begin: what is wrong, and where. */
final class Rejection extends Exception {
    private final transient List<Diagnostic> diagnostics;

    Rejection(List<Diagnostic> diagnostics) {
        super(diagnostics.toString());
        this.diagnostics = diagnostics;
    }

    /** Something wrong with a whole file, or with what is not a script at all. */
    static Rejection of(String place, int line, String sentence) {
        return new Rejection(List.of(new Diagnostic(Diagnostic.Severity.ERROR, place, line, 1, 0, 0, sentence)));
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
