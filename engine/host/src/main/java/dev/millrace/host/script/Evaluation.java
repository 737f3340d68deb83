package dev.millrace.host.script;

import dev.millrace.host.Diagnostic.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;

/** One script's way through one shell: what became of each snippet, and what the compiler said. */
final class Evaluation {
    private static final Pattern DECLARED =
            Pattern.compile("\\b(?:class|record|enum|interface)\\s+(\\w+)|\\b(\\w+)\\s*=[^=]");

    private final JShell shell;
    private final Map<String, Compiled> bySnippet = new HashMap<>();
    private final List<Compiled> compiled = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> failed = new HashSet<>();

    /** A piece and the snippet it compiled to; a declaration of two variables gives two. */
    record Compiled(Piece piece, Snippet snippet) {}

    Evaluation(JShell shell) {
        this.shell = shell;
    }

    /** Compiles the next piece. */
    void evaluate(Piece piece) {
        for (SnippetEvent event : shell.eval(piece.source())) {
            if (event.causeSnippet() != null) {
                continue;
            }
            Snippet snippet = event.snippet();
            if (event.status() == Snippet.Status.REJECTED) {
                reject(piece);
            } else {
                Compiled each = new Compiled(piece, snippet);
                compiled.add(each);
                bySnippet.put(snippet.id(), each);
            }
            shell.diagnostics(snippet).forEach(diagnostic -> add(piece, diagnostic));
        }
    }

    /** Adds an error for each declaration that still lacks a name it uses. */
    void resolve() {
        for (Compiled each : compiled) {
            if (each.snippet() instanceof DeclarationSnippet declaration
                    && shell.status(declaration) != Snippet.Status.VALID
                    && shell.status(declaration) != Snippet.Status.OVERWRITTEN) {
                shell.unresolvedDependencies(declaration).forEach(name -> addUnresolved(each.piece(), name));
            }
        }
    }

    /** Everything that compiled, in order. */
    List<Compiled> compiled() {
        return compiled;
    }

    /** What the compiler said. */
    List<Finding> findings() {
        return findings;
    }

    /** The snippet with this id. */
    Compiled snippet(String id) {
        Compiled found = bySnippet.get(id);
        if (found == null) {
            throw new IllegalStateException("no snippet has id " + id);
        }
        return found;
    }

    /** Whether this id belongs to the script (and not to the prelude). */
    boolean knows(String id) {
        return bySnippet.containsKey(id);
    }

    private void reject(Piece piece) {
        Matcher matcher = DECLARED.matcher(piece.source());
        if (matcher.find()) {
            failed.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
    }

    private void add(Piece piece, Diag diagnostic) {
        int start = (int) Math.max(
                0, Math.min(diagnostic.getStartPosition(), piece.source().length()));
        int end = (int) Math.max(
                start, Math.min(diagnostic.getEndPosition(), piece.source().length()));
        boolean followsFromAnother = diagnostic.getCode().startsWith("compiler.err.cant.resolve")
                && failed.contains(piece.source().substring(start, end));
        if (!followsFromAnother) {
            Severity severity = diagnostic.isError() ? Severity.ERROR : Severity.WARNING;
            findings.add(
                    new Finding(severity, piece.start() + start, piece.start() + end, CompilerWords.of(diagnostic)));
        }
    }

    private void addUnresolved(Piece piece, String dependency) {
        String name = dependency.replaceAll("\\(.*", "").replaceAll(".*\\W", "");
        if (failed.contains(name)) {
            return;
        }
        Matcher matcher = Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(piece.source());
        int start = matcher.find() ? piece.start() + matcher.start() : piece.codeStart();
        findings.add(new Finding(Severity.ERROR, start, start + name.length(), "cannot find symbol: " + dependency));
    }
}
