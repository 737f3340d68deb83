package dev.millrace.host.child;

import dev.millrace.host.script.Completer;
import dev.millrace.host.script.ScriptCompiler;

/** Makes the first real script as quick as the tenth: compiles one that touches what scripts use. */
record WarmUp(ScriptCompiler compiler, Completer completer) {
    private static final String SCRIPT = """
            record Warm(String name, long number) {}
            class Sum implements AggregateFunction<Warm, Long, Long> {
                public Long createAccumulator() { return 0L; }
                public Long add(Warm warm, Long sum) { return sum + warm.number(); }
                public Long getResult(Long sum) { return sum; }
                public Long merge(Long a, Long b) { return a + b; }
            }
            List<Warm> warms = new ArrayList<>();
            warms.stream().map(warm -> warm.name()).toList();
            """;

    void compile() {
        compiler.compile("warm-up", SCRIPT);
    }

    void complete() {
        completer.complete(SCRIPT + "warms.", SCRIPT.length() + "warms.".length());
    }
}
