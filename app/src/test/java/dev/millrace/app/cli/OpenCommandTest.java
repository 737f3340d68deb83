package dev.millrace.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.lessons.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class OpenCommandTest {
    private static final Path EXERCISE = Path.of("../exercises/count-departures");

    private final List<@Nullable Scenario> opened = new ArrayList<>();

    @Test
    void aFileOrItsFolderIsReadAndGivenToTheWindow() {
        assertThat(open(EXERCISE.resolve("scenario.yaml").toString())).isZero();
        assertThat(open(EXERCISE.toString())).isZero();
        assertThat(opened)
                .hasSize(2)
                .allSatisfy(scenario ->
                        assertThat(scenario).extracting(Scenario::job).isEqualTo("start.jsh"));
    }

    private int open(String place) {
        return CommandLines.of(
                        (places, scenario) -> {
                            opened.add(scenario);
                            return ExitCode.DONE;
                        },
                        (engine, lesson, scenario, position, file) -> {
                            throw new IllegalStateException("no pictures in this test");
                        })
                .execute("open", place);
    }
}
