package dev.millrace.exercises;

import dev.millrace.host.Diagnostic;
import java.util.List;

/** What the checker says about a program. */
public sealed interface Verdict {
    /** It stands every check; {@code runs} were tried. */
    record Passed(int runs) implements Verdict {}

    /** It fails a check. */
    record Failed(Failure failure) implements Verdict {}

    /** It does not compile, or its graph is refused. */
    record Refused(List<Diagnostic> diagnostics) implements Verdict {}

    /** It ended or hung the engine process, or reached a limit of a run; {@code sentence} says how. */
    record Broken(String sentence) implements Verdict {}
}
