package dev.millrace.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.host.Engine;
import dev.millrace.host.EngineOptions;
import dev.millrace.host.EngineProcesses;
import dev.millrace.host.RunOutcome;
import dev.millrace.lessons.lint.LessonLinter;
import dev.millrace.trace.TraceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs everything that the shipped lessons claim. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ShippedLessonsTest {
    private static final Home HOME = new Home(Path.of(".."));

    private final Engine engine = EngineProcesses.start(EngineOptions.defaults());
    private Optional<Engine> newest = Optional.empty();

    @BeforeAll
    void startTheNewestJdk() {
        newest = newestJdk()
                .map(java -> EngineProcesses.start(EngineOptions.defaults().withJava(java)));
    }

    @AfterAll
    void close() {
        engine.close();
        newest.ifPresent(Engine::close);
    }

    static List<Lesson> lessons() {
        return Curriculum.load(HOME).lessons();
    }

    static Stream<Scenario> scenarios() {
        return lessons().stream().flatMap(lesson -> lesson.scenarios().values().stream());
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void aLessonIsAsItSays(Lesson lesson) {
        assertThat(new LessonLinter(engine).lint(lesson)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void aRunIsTheSameOnASecondTryAndOnTheNewestJdk(Scenario scenario) {
        List<String> first = trace(engine, scenario);
        assertThat(first).hasSizeGreaterThan(1_000);
        assertThat(trace(engine, scenario)).isEqualTo(first);
        newest.ifPresent(other -> assertThat(trace(other, scenario)).isEqualTo(first));
    }

    private static List<String> trace(Engine engine, Scenario scenario) {
        Recording recording = Recording.of(engine, scenario.request());
        assertThat(recording.outcome()).isInstanceOf(RunOutcome.Finished.class);
        return recording.journal().events().stream().map(TraceText::format).toList();
    }

    /** The newest JDK of this machine beside the one that runs the tests, where Linux keeps them. */
    private static Optional<Path> newestJdk() {
        try (Stream<Path> installed = Files.list(Path.of("/usr/lib/jvm"))) {
            return installed
                    .map(jdk -> jdk.resolve("bin").resolve("java"))
                    .filter(java -> Files.exists(java.resolveSibling("jshell")))
                    .filter(java -> version(java) > Runtime.version().feature())
                    .max(Comparator.comparingInt(ShippedLessonsTest::version));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static int version(Path java) {
        try {
            return Files.readAllLines(java.resolve("../../release").normalize()).stream()
                    .filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("^[^\"]*\"(\\d+).*$", "$1"))
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(0);
        } catch (IOException unknown) {
            return 0;
        }
    }
}
