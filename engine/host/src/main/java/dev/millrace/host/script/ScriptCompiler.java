package dev.millrace.host.script;

import dev.millrace.host.Diagnostic;
import dev.millrace.host.Diagnostic.Severity;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import jdk.jshell.VarSnippet;

/** Compiles scripts, and keeps those it has compiled. Thread-safe; one script at a time. */
public final class ScriptCompiler {
    private static final int KEPT_MAX = 128;
    private static final Pattern CLASS_NAME = Pattern.compile("REPL\\.\\$JShell\\$(\\d+)[A-Z]*(\\$.*)?");

    private final JavaCompiler parser = parser();
    private final ShellSupply shells;
    private final Map<Key, CompiledScript> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, CompiledScript> eldest) {
            return size() > KEPT_MAX;
        }
    };

    private record Key(String name, String text) {}

    /** Compiles in shells from {@code shells}. */
    public ScriptCompiler(ShellSupply shells) {
        this.shells = shells;
    }

    /** The script, compiled now or before; runs none of it. */
    public synchronized CompiledScript compile(String name, String text) {
        Key key = new Key(name, text);
        CompiledScript known = kept.get(key);
        if (known == null) {
            known = compiled(name, text);
            kept.put(key, known);
        }
        return known;
    }

    private CompiledScript compiled(String name, String text) {
        try (Shell shell = shells.take()) {
            Evaluation evaluation = new Evaluation(shell.shell());
            new Splitter(shell.shell().sourceCodeAnalysis())
                    .split(text).stream()
                            .filter(piece -> !piece.isFlinkImport())
                            .forEach(evaluation::evaluate);
            evaluation.resolve();
            SourceRules.Result rules = rules(evaluation);
            Lines lines = new Lines(name, text);
            List<Diagnostic> diagnostics = Stream.concat(evaluation.findings().stream(), rules.findings().stream())
                    .map(each -> lines.diagnostic(each.severity(), each.start(), each.end(), each.message()))
                    .sorted(Comparator.comparingInt(Diagnostic::start))
                    .distinct()
                    .toList();
            if (diagnostics.stream().anyMatch(each -> each.severity() == Severity.ERROR)) {
                return new CompiledScript(name, text, diagnostics, Map.of(), List.of());
            }
            Map<String, byte[]> classes = new Relocation(lines, evaluation, rules.initializers())
                    .relocated(shell.collector().classes());
            return new CompiledScript(
                    name, text, diagnostics, classes, shell.collector().calls());
        }
    }

    private SourceRules.Result rules(Evaluation evaluation) {
        ScriptSource source = new ScriptSource();
        Piece last = null;
        for (Evaluation.Compiled each : evaluation.compiled()) {
            if (!each.piece().equals(last)) {
                source.add(each.piece(), each.snippet().subKind());
                last = each.piece();
            }
        }
        return last == null
                ? new SourceRules.Result(List.of(), Map.of())
                : SourceRules.check(source, source.parse(parser));
    }

    private static JavaCompiler parser() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException(
                    "this Java has no compiler: the engine process needs a JDK, not a JRE (java.home is "
                            + System.getProperty("java.home") + ")");
        }
        return compiler;
    }

    /** Gives each class of a script the script's lines. */
    private record Relocation(Lines lines, Evaluation evaluation, Map<String, Integer> initializers) {
        Map<String, byte[]> relocated(Map<String, byte[]> classes) {
            Map<String, byte[]> relocated = new LinkedHashMap<>();
            classes.forEach((name, bytes) -> relocated.put(name, relocated(name, bytes, classes)));
            return relocated;
        }

        private byte[] relocated(String name, byte[] bytes, Map<String, byte[]> classes) {
            Matcher matcher = CLASS_NAME.matcher(name);
            if (!matcher.matches() || !evaluation.knows(matcher.group(1))) {
                return bytes;
            }
            String nested = matcher.group(2);
            String wrapper = nested == null ? name : name.substring(0, name.length() - nested.length());
            int header = ClassLines.first(classes.getOrDefault(wrapper, bytes));
            return ClassLines.relocated(bytes, lines.script(), map(matcher.group(1), header));
        }

        private IntUnaryOperator map(String snippetId, int header) {
            Evaluation.Compiled compiled = evaluation.snippet(snippetId);
            Piece piece = compiled.piece();
            String variable = compiled.snippet() instanceof VarSnippet declared ? declared.name() : "";
            int initializer = initializers.getOrDefault(variable, piece.codeStart());
            return SnippetLines.of(lines, piece, compiled.snippet().subKind(), header, initializer);
        }
    }
}
