package dev.millrace.exercises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.lessons.ContentException;
import dev.millrace.lessons.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExerciseReaderTest {
    private static final Path SHIPPED = Path.of("count-departures");

    @TempDir
    Path folder;

    @BeforeEach
    void aCopy() throws IOException {
        Files.createDirectories(folder.resolve("wrong"));
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(SHIPPED.relativize(file)));
            }
        }
    }

    @Test
    void readsTaskHintsProgramsAndChecks() throws Exception {
        Exercise exercise = read();
        assertThat(exercise.task())
                .isEqualTo("For each departure, send the number of departures that its airport has had so far, itself"
                        + " included.");
        assertThat(exercise.hints()).hasSize(3);
        assertThat(exercise.hints().get(2)).contains("```java");
        assertThat(exercise.text()).doesNotContain("hint");
        assertThat(exercise.wrong()).hasSize(2);
        assertThat(exercise.checks()).containsExactly(new Check.SameAsSolution(8, 3, 24), new Check.ExactlyOnce(6));
        assertThat(exercise.start()).contains("Your task");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            streams: 8        | stremas: 8         | exercise.yaml:5: unknown key 'stremas'; did you mean streams?
            streams: 8        | streams: many      | exercise.yaml:5: 'checks.same-as-solution.streams' must be a whole number
            events: 24        | events: 0          | exercise.yaml:5: events must be between 1 and 1000
            exactly-once: {   | at-most-once: {    | exercise.yaml:6: there is no check 'at-most-once'
            fails: exactly    | fails: nearly      | exercise.yaml:9: this exercise has no check 'nearly-once'
            01-member         | 07-member          | 07-member-variable.jsh:1: there is no such file
            """)
    void saysWhatIsWrongAndWhere(String from, String to, String message) throws Exception {
        Path file = folder.resolve("exercise.yaml");
        Files.writeString(file, Files.readString(file).replace(from, to));
        assertThatThrownBy(this::read).isInstanceOf(ContentException.class).hasMessageContaining(message);
    }

    @Test
    void refusesATaskThatIsAHeading() throws Exception {
        Files.writeString(folder.resolve("exercise.md"), "# Count\n\nDo it.\n");
        assertThatThrownBy(this::read).hasMessageContaining("exercise.md:1: the file must begin with the task");
    }

    private Exercise read() throws ContentException {
        return new ExerciseReader(new Home(Path.of(".."))).read(folder);
    }
}
