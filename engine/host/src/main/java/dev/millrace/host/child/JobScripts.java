package dev.millrace.host.child;

import dev.millrace.graph.JobGraph;
import dev.millrace.host.Diagnostic;
import dev.millrace.host.RunRequest;
import dev.millrace.host.script.CompiledScript;
import dev.millrace.host.script.ScriptCompiler;
import dev.millrace.host.script.ScriptLoader;
import dev.millrace.simulation.Script;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The scripts that a run needs, compiled, and the graphs they build. */
final class JobScripts {
    private final List<CompiledScript> scripts = new ArrayList<>();

    /** Compiles the job and every script that a swap resumes with. */
    JobScripts(RunRequest request, ScriptCompiler compiler) throws Rejection {
        for (String name : needed(request)) {
            String text = request.scripts().get(name);
            if (text == null) {
                throw Rejection.of(
                        name,
                        1,
                        "there is no script '" + name + "'; this run has "
                                + request.scripts().keySet());
            }
            CompiledScript script = compiler.compile(name, text);
            if (!script.accepted()) {
                throw new Rejection(script.diagnostics());
            }
            scripts.add(script);
        }
    }

    /** Runs every script in a class loader of its own; gives the graphs by script name. */
    Map<String, JobGraph> graphs() throws Rejection {
        Map<String, JobGraph> graphs = new LinkedHashMap<>();
        for (CompiledScript script : scripts) {
            graphs.put(script.name(), graph(script));
        }
        return graphs;
    }

    /** What the compiler warned of. */
    List<Diagnostic> warnings() {
        return scripts.stream().flatMap(script -> script.diagnostics().stream()).toList();
    }

    private static JobGraph graph(CompiledScript script) throws Rejection {
        try {
            return new ScriptLoader(script).graph();
        } catch (Throwable thrown) {
            throw new Rejection(List.of(script.error(thrown)));
        }
    }

    private static Set<String> needed(RunRequest request) {
        Set<String> names = new LinkedHashSet<>(List.of(request.job()));
        for (Script.Entry entry : request.script().entries()) {
            if (entry.action() instanceof Script.Action.Swap swap) {
                names.add(swap.job());
            }
        }
        return names;
    }
}
