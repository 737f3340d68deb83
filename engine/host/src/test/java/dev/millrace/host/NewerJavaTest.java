package dev.millrace.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The engine process under the newest JDK that stands beside the one that runs the tests; left out where there is none. */
class NewerJavaTest {
    @Test
    void scriptsCompileAndKeepTheirLines() throws Exception {
        Optional<Path> java = newest();
        assumeTrue(java.isPresent(), "no newer JDK beside " + System.getProperty("java.home"));
        try (Engine engine = EngineProcesses.start(EngineOptions.defaults().withJava(java.orElseThrow()))) {
            List<Diagnostic> said =
                    engine.diagnose("job.jsh", "int x = 5;\n\n  String s = x;").get(240, TimeUnit.SECONDS);
            assertThat(said)
                    .singleElement()
                    .hasToString("job.jsh:3:14: incompatible types: int cannot be converted to String");
            assertLine(
                    engine,
                    "class A {\n  int f() {\n    throw new IllegalStateException(\"no\");\n  }\n}\nnew A().f();",
                    3);
            assertLine(engine, "int f(int i) {\n  return 1 / i;\n}\nint x =\n  f(0);", 2);
            assertLine(engine, "int zero = 0;\nint x = 3,\n  y =\n  1 / zero;", 4);
            assertLine(engine, "String q =\n    null;\n\nq\n  .length();", 5);
        }
    }

    private static void assertLine(Engine engine, String script, int line) throws Exception {
        RunOutcome outcome = Jobs.outcome(engine, Jobs.request(script), new RunListener() {});
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RunOutcome.Rejected.class,
                        rejected ->
                                assertThat(rejected.diagnostics().get(0).line()).isEqualTo(line));
    }

    private static Optional<Path> newest() throws IOException {
        Path home = Path.of(System.getProperty("java.home")).toRealPath();
        try (Stream<Path> beside = Files.list(home.getParent())) {
            return beside.filter(each -> Files.exists(each.resolve("bin/javac")))
                    .filter(each -> feature(each) > Runtime.version().feature())
                    .max(Comparator.comparingInt(NewerJavaTest::feature))
                    .map(each -> each.resolve("bin/java"));
        }
    }

    private static int feature(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("\\D*(\\d+).*", "$1"))
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
