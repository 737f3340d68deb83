package dev.millrace.host.script;

import dev.millrace.api.InvalidProgramException;
import dev.millrace.host.Diagnostic;
import dev.millrace.host.Diagnostic.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A script as it came out of the compiler; immutable, runs any number of times.
 *
 * @param name the script's name, which its stack frames carry as their file
 * @param text the source
 * @param diagnostics errors and warnings in order of position
 * @param classes class files by class name; empty when there is an error
 * @param calls classes whose snippet method is called, in order
 */
public record CompiledScript(
        String name, String text, List<Diagnostic> diagnostics, Map<String, byte[]> classes, List<String> calls) {
    public CompiledScript {
        diagnostics = List.copyOf(diagnostics);
        classes = Map.copyOf(classes);
        calls = List.copyOf(calls);
    }

    /** Whether it can be run. */
    public boolean accepted() {
        return diagnostics.stream().noneMatch(each -> each.severity() == Severity.ERROR);
    }

    /** What {@code thrown} means, at the line of the script that it comes from, or at the first. */
    public Diagnostic error(Throwable thrown) {
        Stream<StackTraceElement> frames = thrown instanceof InvalidProgramException refused
                ? refused.where().stream()
                : Arrays.stream(thrown.getStackTrace());
        int line = frames.filter(frame -> name.equals(frame.getFileName()))
                .mapToInt(StackTraceElement::getLineNumber)
                .findFirst()
                .orElse(1);
        return new Lines(name, text).atLine(Severity.ERROR, line, ThrownWords.of(thrown));
    }
}
