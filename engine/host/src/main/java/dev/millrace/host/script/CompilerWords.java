package dev.millrace.host.script;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.Diag;

/** The compiler's messages in one line, without the names of JShell's wrapping. */
final class CompilerWords {
    private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$\\d+[A-Z]*\\.");
    private static final Pattern LANGUAGE =
            Pattern.compile("\\b(java\\.lang|java\\.util|dev\\.millrace\\.[a-z]+)\\.(?=[A-Z])");

    private CompilerWords() {}

    /** One sentence, with the way out where the compiler knows none. */
    static String of(Diag diagnostic) {
        String message = diagnostic
                .getMessage(Locale.ENGLISH)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("location:"))
                .collect(Collectors.joining("; "));
        message = message.replace("; symbol:", ":").replaceAll("\\s+", " ");
        message = plain(message);
        message = LANGUAGE.matcher(message).replaceAll("");
        return message + wayOut(diagnostic.getCode());
    }

    /** The text without the names of JShell's wrapping. */
    static String plain(String message) {
        return WRAPPER.matcher(message).replaceAll("");
    }

    private static String wayOut(String code) {
        return switch (code) {
            case "compiler.err.invalid.canonical.constructor.in.record" ->
                "; write 'public' before the record's constructor";
            case "compiler.err.premature.eof" -> "; a bracket or brace is not closed";
            default -> "";
        };
    }
}
