package dev.millrace.host.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jshell.spi.ExecutionControl;
import org.jspecify.annotations.Nullable;

/**
 * Takes the place of JShell's execution: keeps the classes of every snippet and the order in which they would be called,
 * and calls none of them. So asking what is wrong with a script runs nothing, and one compiled script can be run many times.
 */
final class BytecodeCollector implements ExecutionControl {
    private final Map<String, byte[]> classes = new LinkedHashMap<>();
    private final List<String> calls = new ArrayList<>();

    /** Class files by name, as last defined. */
    Map<String, byte[]> classes() {
        return new LinkedHashMap<>(classes);
    }

    /** Names of the classes whose snippet method is to be called, in order. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public void load(ClassBytecodes[] loaded) {
        for (ClassBytecodes each : loaded) {
            classes.put(each.name(), each.bytecodes());
        }
    }

    @Override
    public void redefine(ClassBytecodes[] redefined) {
        load(redefined);
    }

    @Override
    public String invoke(String className, String methodName) {
        calls.add(className);
        return "";
    }

    @Override
    public String varValue(String className, String varName) {
        return "";
    }

    @Override
    public void addToClasspath(String path) {
        throw new UnsupportedOperationException("the class path of scripts is that of the engine process");
    }

    @Override
    public @Nullable Object extensionCommand(String command, Object arg) {
        return null;
    }

    @Override
    public void stop() {
        // nothing ever runs here
    }

    @Override
    public void close() {
        // nothing is held
    }
}
