package dev.millrace.host;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import dev.millrace.graph.JobGraph;
import dev.millrace.host.child.EngineMain;
import dev.millrace.storage.SnapshotDirectory;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.h2.Driver;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDB;

/**
 * How engine processes are started.
 *
 * @param java the {@code java} of a JDK 17 or newer
 * @param classPath what the child can load
 * @param heapMegabytes largest heap of one process
 * @param arguments further arguments of the virtual machine
 * @param directory working directory, against which a script's relative paths are read
 * @param spare whether a second process is kept warm beside the first; a command that runs one thing does without
 */
public record EngineOptions(
        Path java, String classPath, int heapMegabytes, List<String> arguments, Path directory, boolean spare) {
    private static final int HEAP_MEGABYTES = 512;

    public EngineOptions {
        arguments = List.copyOf(arguments);
    }

    /** The Java, the classes and the directory of this process, and 512 MB of heap. */
    public static EngineOptions defaults() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new EngineOptions(java, classPathOfThisProcess(), HEAP_MEGABYTES, List.of(), Path.of(""), true);
    }

    /** The same with another Java. */
    public EngineOptions withJava(Path other) {
        return new EngineOptions(other, classPath, heapMegabytes, arguments, directory, spare);
    }

    /** The same with another largest heap. */
    public EngineOptions withHeapMegabytes(int other) {
        return new EngineOptions(java, classPath, other, arguments, directory, spare);
    }

    /** The same with one process at a time. */
    public EngineOptions withoutSpare() {
        return new EngineOptions(java, classPath, heapMegabytes, arguments, directory, false);
    }

    /** The command line of a child. The machine's own messages go to standard error: standard output carries frames. */
    List<String> command() {
        return Stream.of(
                        Stream.of(
                                java.toString(),
                                "-Xmx" + heapMegabytes + "m",
                                "-XX:+UseSerialGC",
                                "-XX:+ExitOnOutOfMemoryError",
                                "-XX:+DisplayVMOutputToStderr",
                                "-XX:-UsePerfData",
                                "-Xshare:auto"),
                        arguments.stream(),
                        Stream.of("-cp", classPath, EngineMain.class.getName()))
                .flatMap(part -> part)
                .toList();
    }

    private static String classPathOfThisProcess() {
        List<Class<?>> needed = List.of(
                JobGraph.class,
                SnapshotDirectory.class,
                EngineMain.class,
                ObjectMapper.class,
                JsonFactory.class,
                JsonTypeInfo.class,
                CsvMapper.class,
                Driver.class,
                RocksDB.class,
                Nullable.class);
        if (needed.stream().anyMatch(each -> each.getProtectionDomain().getCodeSource() == null)) {
            return System.getProperty("java.class.path");
        }
        return needed.stream()
                .map(each -> location(each.getProtectionDomain().getCodeSource()))
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String location(CodeSource source) {
        try {
            return Path.of(source.getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(source.getLocation() + " is not a place of classes", e);
        }
    }
}
