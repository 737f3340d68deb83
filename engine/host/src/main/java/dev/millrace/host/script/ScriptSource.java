package dev.millrace.host.script;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.SubKind;

/**
 * A script's snippets put together into one class, so that the compiler's parser can read them at once: declarations
 * become members, statements initialiser blocks. Knows where each character came from.
 */
final class ScriptSource {
    /** Name of the class around everything. */
    static final String CLASS = "Script$";

    private final StringBuilder text = new StringBuilder("class " + CLASS + " {");
    private final List<Segment> segments = new ArrayList<>();

    private record Segment(int start, int scriptStart) {}

    /** A parsed script. */
    record Parsed(CompilationUnitTree unit, Trees trees) {}

    /** Adds a snippet that compiled as {@code kind}. */
    void add(Piece piece, SubKind kind) {
        boolean block = kind == SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                || kind.kind() == Snippet.Kind.EXPRESSION
                || kind.kind() == Snippet.Kind.STATEMENT;
        text.append(block ? "\n{" : "\n");
        segments.add(new Segment(text.length(), piece.start()));
        text.append(piece.source()).append(block ? "\n;}" : "\n;");
    }

    /** The tree; errors in the wrapping itself (a field with {@code var}) are of no interest. */
    Parsed parse(JavaCompiler compiler) {
        DiagnosticListener<JavaFileObject> ignored = diagnostic -> {};
        JavacTask task = (JavacTask)
                compiler.getTask(null, null, ignored, List.of("-proc:none"), null, List.of(new Text(text + "\n}")));
        try {
            CompilationUnitTree unit = task.parse().iterator().next();
            return new Parsed(unit, Trees.instance(task));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The 0-based offset in the script of a position in the tree. */
    int offset(long position) {
        Segment found = segments.get(0);
        for (Segment each : segments) {
            if (each.start() <= position) {
                found = each;
            }
        }
        return found.scriptStart() + (int) Math.max(0, position - found.start());
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String content;

        Text(String content) {
            super(URI.create("string:///" + CLASS + ".java"), Kind.SOURCE);
            this.content = content;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return content;
        }
    }
}
