package dev.millrace.host.script;

import java.util.function.IntUnaryOperator;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.SubKind;

/**
 * Where a line of JShell's wrapping stands in the script. JShell puts "class $JShell$N {" before a snippet, two lines
 * later the snippet itself (declarations and statements), four later a variable's initial value, five later an expression
 * whose value it keeps. The same in JDK 17 to 25; the tests would tell if it changed.
 */
final class SnippetLines {
    private static final int TO_SNIPPET = 2;
    private static final int TO_INITIAL_VALUE = 4;
    private static final int TO_EXPRESSION = 5;

    private SnippetLines() {}

    /**
     * From lines of the wrapping to lines of the script. Lines of the wrapping's own become the first line of the code.
     *
     * @param header line of the wrapping class
     * @param initializer offset of a variable's initial value
     */
    static IntUnaryOperator of(Lines lines, Piece piece, SubKind kind, int header, int initializer) {
        boolean initialized = kind == SubKind.VAR_DECLARATION_WITH_INITIALIZER_SUBKIND;
        int from = lines.line(initialized ? initializer : piece.start());
        int first = lines.line(initialized ? initializer : piece.codeStart());
        int last = lines.line(piece.end());
        int distance = distance(kind);
        return line -> Math.max(first, Math.min(last, from + line - header - distance));
    }

    private static int distance(SubKind kind) {
        if (kind == SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
            return TO_EXPRESSION;
        }
        return kind.kind() == Snippet.Kind.VAR ? TO_INITIAL_VALUE : TO_SNIPPET;
    }
}
