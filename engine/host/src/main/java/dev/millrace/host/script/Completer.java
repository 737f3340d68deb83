package dev.millrace.host.script;

import dev.millrace.host.Completion;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.jspecify.annotations.Nullable;

/** Proposals at a cursor. Keeps a shell with the snippets before it, since the next question is mostly about the same place. For one thread. */
public final class Completer {
    private static final int PROPOSALS_MAX = 200;

    private final ShellSupply shells;
    private List<Piece> evaluated = List.of();
    private @Nullable Shell shell;

    /** Asks shells from {@code shells}. */
    public Completer(ShellSupply shells) {
        this.shells = shells;
    }

    /** What could stand at the 0-based offset {@code cursor} of {@code script}; runs none of it. */
    public List<Completion> complete(String script, int cursor) {
        String before = script.substring(0, Math.max(0, Math.min(cursor, script.length())));
        Shell current = shell == null ? shells.take() : shell;
        shell = current;
        List<Piece> pieces = new Splitter(current.shell().sourceCodeAnalysis()).split(before);
        boolean inside = !pieces.isEmpty() && !isClosed(pieces.get(pieces.size() - 1));
        List<Piece> done = inside ? pieces.subList(0, pieces.size() - 1) : pieces;
        int start = done.isEmpty() ? 0 : done.get(done.size() - 1).end();
        return proposals(prepared(done), before.substring(start), start);
    }

    private static boolean isClosed(Piece piece) {
        String source = piece.source().stripTrailing();
        return source.endsWith(";") || source.endsWith("}");
    }

    private Shell prepared(List<Piece> pieces) {
        Shell current = shell;
        boolean continues = pieces.size() >= evaluated.size()
                && pieces.subList(0, evaluated.size()).equals(evaluated);
        if (current == null || !continues) {
            close();
            current = shells.take();
            shell = current;
            evaluated = List.of();
        }
        for (Piece piece : pieces.subList(evaluated.size(), pieces.size())) {
            current.shell().eval(piece.source());
        }
        evaluated = List.copyOf(pieces);
        return current;
    }

    private static List<Completion> proposals(Shell shell, String piece, int start) {
        int[] anchor = {piece.length()};
        List<Suggestion> suggestions =
                shell.shell().sourceCodeAnalysis().completionSuggestions(piece, piece.length(), anchor);
        return suggestions.stream()
                .filter(each -> !each.continuation().contains("$"))
                .map(each -> new Completion(each.continuation(), start + anchor[0], each.matchesType()))
                .distinct()
                .limit(PROPOSALS_MAX)
                .toList();
    }

    private void close() {
        if (shell != null) {
            shell.close();
            shell = null;
        }
    }
}
