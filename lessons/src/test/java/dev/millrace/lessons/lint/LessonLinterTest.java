package dev.millrace.lessons.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.host.Engine;
import dev.millrace.host.EngineOptions;
import dev.millrace.host.EngineProcesses;
import dev.millrace.lessons.Home;
import dev.millrace.lessons.LessonReader;
import dev.millrace.lessons.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LessonLinterTest {
    private static final String JOB = """
            env.fromSource(
                    Samples.flights(),
                    WatermarkStrategy.<Flight>forBoundedOutOfOrderness(Duration.ofMinutes(5))
                        .withTimestampAssigner((flight, previous) -> flight.date()),
                    "flights").uid("flights")
                .map(flight -> flight.origin()).uid("origins")
                .sinkTo(Results.append("origins")).uid("sink");
            """;
    private static final String SCENARIO = """
            format: 1
            job: job.jsh
            streams:
              flights:
                columns: origin, destination, date, delay_minutes, distance_miles
                rows:
                  - [0ms, ATL, MIA, "2001-06-29T00:02", "0", "595"]
                  - [5ms, ORD, MIA, "2001-06-29T00:03", "0", "595"]
            claims:
              - says: Two flights leave.
                that: count(results(origins)) == 2
            """;
    private static final String LESSON = """
            ---
            id: small
            title: Small
            question: How many?
            minutes: 5
            ---
            ```predict id=p type=choice
            ask: How many rows?
            - two: Two
              key: computed count(results(origins)) == 2
              why: There are two flights.
            - one: One
              why: There is more than one flight.
            ```

            ```reveal for=p run-to="append(origins)#2"
            Two rows.
            ```
            """;

    private final Engine engine = EngineProcesses.start(EngineOptions.defaults());

    @TempDir
    Path folder;

    @BeforeEach
    void aGoodLesson() throws Exception {
        Files.writeString(folder.resolve("job.jsh"), JOB);
        Files.writeString(folder.resolve("scenario.yaml"), SCENARIO);
        Files.writeString(folder.resolve("lesson.md"), LESSON);
    }

    @AfterAll
    void close() {
        engine.close();
    }

    @Test
    void hasNothingToSayAboutAGoodLesson() throws Exception {
        assertThat(lint()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            minutes: 5               | minutes: 25             | :1: a lesson takes at most 20 minutes
            append(origins)#2        | append(origins)#3       | :16: the run never reaches append(origins)#3
            append(origins)#2        | append(origins)         | :16: append(origins) is ambiguous, it happens 2 times; write append(origins)#1
            == 2                     | == 3                    |
            Two rows.                | The red rows.           | :17: 'red' names a colour
            Two rows.                | See [this](no.md).      | :17: the link leads to 'no.md'
            Two rows.                | ![](lesson.md)          | :17: the image has no text
            computed count(results(origins)) == 2 | computed count(results(origins).x) == 2 | :9: count(results(origins).x) == 2 cannot be computed
            """)
    void saysWhatALessonClaimsWrongly(String from, String to, String message) throws Exception {
        Files.writeString(folder.resolve("lesson.md"), LESSON.replace(from, to));
        if (message == null) {
            assertThat(lint()).as("the other option is right then").isEmpty();
        } else {
            assertThat(lint())
                    .anySatisfy(problem -> assertThat(problem.toString()).contains("lesson.md" + message));
        }
    }

    @Test
    void wantsAReasonForEveryOption() throws Exception {
        Files.writeString(folder.resolve("lesson.md"), LESSON.replace("  why: There are two flights.\n", ""));
        assertThat(lint())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.toString()).contains("lesson.md:9: the option 'two' says no why"));
    }

    @Test
    void refusesTwoRightOptions() throws Exception {
        Files.writeString(
                folder.resolve("lesson.md"),
                LESSON.replace("- one: One\n", "- one: One\n  key: computed count(results(origins)) > 1\n"));
        assertThat(lint())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .contains("lesson.md:7: the run makes 2 options right [two, one]"));
    }

    @Test
    void saysWhichClaimTheRunDoesNotBearOut() throws Exception {
        Files.writeString(folder.resolve("scenario.yaml"), SCENARIO.replace("== 2", "== 7"));
        assertThat(lint())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .contains("scenario.yaml:10: the run does not bear out 'Two flights leave.'")
                        .endsWith("2 against 7"));
    }

    @Test
    void saysWhereTheJobDoesNotCompile() throws Exception {
        Files.writeString(folder.resolve("job.jsh"), JOB.replace("flight.origin()", "flight.orgin()"));
        assertThat(lint()).anySatisfy(problem -> assertThat(problem.toString()).contains("job.jsh:6: "));
    }

    private List<Problem> lint() throws Exception {
        return new LessonLinter(engine).lint(new LessonReader(new Home(Path.of(".."))).read(folder));
    }
}
