package dev.millrace.host.script;

import java.util.Map;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** A JShell that compiles and runs nothing, with the prelude already in it. For one script and one thread. */
final class Shell implements AutoCloseable {
    private final BytecodeCollector collector = new BytecodeCollector();
    private final JShell shell;

    Shell() {
        shell = JShell.builder()
                .executionEngine(new Collecting(collector), Map.of())
                .compilerOptions("-parameters")
                .build();
        for (String snippet : Prelude.SNIPPETS) {
            for (SnippetEvent event : shell.eval(snippet)) {
                requireValid(snippet, event);
            }
        }
    }

    JShell shell() {
        return shell;
    }

    BytecodeCollector collector() {
        return collector;
    }

    @Override
    public void close() {
        shell.close();
    }

    private void requireValid(String snippet, SnippetEvent event) {
        if (!event.status().isDefined()) {
            String why = shell.diagnostics(event.snippet())
                    .map(diagnostic -> diagnostic.getMessage(null))
                    .findFirst()
                    .orElse("no reason given");
            throw new IllegalStateException("the prelude does not compile: " + snippet + ": " + why);
        }
    }

    private record Collecting(BytecodeCollector collector) implements ExecutionControlProvider {
        @Override
        public String name() {
            return "collecting";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
            return collector;
        }
    }
}
