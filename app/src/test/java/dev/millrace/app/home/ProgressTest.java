package dev.millrace.app.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {
    @TempDir
    Path folder;

    @Test
    void theLastAnswerCounts() {
        Progress progress = new LearnerHome(folder).progress();
        progress.note("late-data", "p1", "answer", "counted");
        progress.note("late-data", "p1", "answer", "dropped, I think");

        assertThat(progress.last("late-data", "p1", "answer")).contains("dropped, I think");
        assertThat(new LearnerHome(folder).progress().last("late-data", "p1", "answer"))
                .contains("dropped, I think");
    }

    @Test
    void aResetForgetsOneItemAndKeepsItsLinesInTheFile() throws IOException {
        Progress progress = new LearnerHome(folder).progress();
        progress.note("a", "p1", "answer", "x");
        progress.note("b", "p1", "answer", "y");
        progress.reset("a");

        assertThat(progress.last("a", "p1", "answer")).isEmpty();
        assertThat(progress.last("b", "p1", "answer")).contains("y");
        assertThat(Files.readAllLines(folder.resolve("progress.log"))).hasSize(3);
    }

    @Test
    void aDamagedLineCostsOnlyItself() throws IOException {
        Files.writeString(folder.resolve("progress.log"), "nonsense\n2026-01-01T00:00:00Z a - done=true\n");

        assertThat(new LearnerHome(folder).progress().lines())
                .containsExactly(new Progress.Line("a", "-", "done", "true"));
    }

    @Test
    void aValueStaysOnItsLine() throws IOException {
        new LearnerHome(folder).progress().note("a b", "p", "answer", "two\nlines");

        assertThat(Files.readAllLines(folder.resolve("progress.log")))
                .singleElement()
                .asString()
                .endsWith(" a_b p answer=two lines");
    }
}
