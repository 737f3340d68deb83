package dev.millrace.host.script;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.graph.JobGraph;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run's own copy of a script: its classes, and so its static fields, are new. */
public final class ScriptLoader extends ClassLoader implements StreamExecutionEnvironment.Home {
    private static final String SNIPPET_METHOD = "do_it$";

    private final CompiledScript script;
    private final Map<String, byte[]> classes;
    private final StreamExecutionEnvironment environment = new StreamExecutionEnvironment(this);

    /** Loads the classes of {@code script}, which must be accepted; everything else comes from the engine's loader. */
    public ScriptLoader(CompiledScript script) {
        super(ScriptLoader.class.getClassLoader());
        this.script = script;
        this.classes = script.classes();
    }

    @Override
    public StreamExecutionEnvironment environment() {
        return environment;
    }

    /** Runs the script's snippets in order and gives the job that they built; throws what the learner's code throws. */
    public JobGraph graph() throws Throwable {
        runSnippets();
        return environment.getJobGraph(script.name());
    }

    private void runSnippets() throws Throwable {
        for (String each : script.calls()) {
            try {
                Method snippet = Class.forName(each, true, this).getMethod(SNIPPET_METHOD);
                snippet.setAccessible(true);
                snippet.invoke(null);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte @Nullable [] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
