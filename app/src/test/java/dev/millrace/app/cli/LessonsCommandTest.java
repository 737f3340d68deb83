package dev.millrace.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LessonsCommandTest {
    @TempDir
    Path folder;

    @Test
    void listsUnitsLessonsAndExercises() {
        Cli cli = Cli.of("lessons");
        assertThat(cli.code()).as(cli.err()).isZero();
        assertThat(cli.out()).contains("Time", "whose-clock", "A task dies", "upgrade-the-code", "count-departures");
    }

    @Test
    void listsThemAsJson() throws Exception {
        JsonNode tree = new ObjectMapper().readTree(Cli.of("lessons", "--json").out());
        assertThat(tree.at("/units/0/lessons/0/id").asText()).isEqualTo("whose-clock");
        assertThat(tree.at("/units/1/lessons/1/minutes").asInt()).isPositive();
        assertThat(tree.at("/exercises/0/task").asText()).startsWith("For each departure");
    }

    @Test
    void saysWhichLessonOfAnotherFolderIsBroken() throws Exception {
        Path unit = Files.createDirectories(folder.resolve("10-mine/10-broken"));
        Files.writeString(unit.resolveSibling("unit.yaml"), "id: mine\ntitle: Mine\nabout: Mine.\n");
        Files.writeString(unit.resolve("lesson.md"), "---\nid: x\n");
        Cli cli = Cli.of("lessons", "--lessons", folder);
        assertThat(cli.code()).isEqualTo(1);
        assertThat(cli.out()).contains("whose-clock");
        assertThat(cli.err()).contains("lesson.md:1: the front matter has no closing ---");
    }
}
