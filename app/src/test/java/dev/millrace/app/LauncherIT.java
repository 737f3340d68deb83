package dev.millrace.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Starts the packaged launcher as a learner does: from another directory, through a link, with the wrong Java. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "starts the POSIX shell script")
class LauncherIT {
    private static final Path PACKAGED = Path.of(System.getProperty("millrace.packaged"));

    @TempDir
    Path directory;

    @Test
    void startsFromAnotherDirectory() throws Exception {
        Result result = run(PACKAGED.resolve("bin/millrace"), Map.of());

        assertThat(result).isEqualTo(new Result(0, "Millrace 0.1.0\n"));
    }

    @Test
    void startsThroughARelativeLinkToALink() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), PACKAGED.resolve("bin/millrace"));
        Path linkToLink = Files.createSymbolicLink(directory.resolve("millrace"), link.getFileName());

        Result result = run(linkToLink, Map.of());
        Files.delete(linkToLink);
        Files.delete(link);

        assertThat(result).isEqualTo(new Result(0, "Millrace 0.1.0\n"));
    }

    @Test
    void saysWhichJavaIsTooOld() throws Exception {
        Path home = fakeJava("11.0.2");

        Result result = run(PACKAGED.resolve("bin/millrace"), Map.of("JAVA_HOME", home.toString()));

        assertThat(result)
                .isEqualTo(new Result(
                        2,
                        "millrace: " + home + "/bin/java is not a JDK 17 or newer (openjdk version \"11.0.2\")."
                                + " Install one, or set JAVA_HOME to one.\n"));
    }

    @Test
    void saysThatJavaHomeHoldsNoJava() throws Exception {
        Result result = run(PACKAGED.resolve("bin/millrace"), Map.of("JAVA_HOME", directory.toString()));

        assertThat(result)
                .isEqualTo(new Result(
                        2,
                        "millrace: JAVA_HOME is " + directory + ", but there is no bin/java in it."
                                + " Point it to a JDK 17 or newer.\n"));
    }

    private Path fakeJava(String version) throws IOException {
        Path home = Files.createDirectories(directory.resolve("old-jdk"));
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, """
                #!/bin/sh
                case $1 in
                    --list-modules) echo jdk.jshell@%1$s ;;
                    -version) echo 'openjdk version "%1$s"' >&2 ;;
                esac
                """.formatted(version));
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return home;
    }

    private Result run(Path launcher, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(launcher.toString(), "--version"));
        builder.directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), printed);
    }

    private record Result(int exitCode, String printed) {}
}
