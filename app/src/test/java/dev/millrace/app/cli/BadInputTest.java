package dev.millrace.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BadInputTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plya a-task-dies                  | plya
            play                              | LESSON
            play no-such-lesson               | there is no lesson 'no-such-lesson'; there are [whose-clock, a-task-dies
            play a-task-dies --scenario x     | has no x
            play a-task-dies --lessons nowhere| there is no folder nowhere
            check nothing job.jsh             | there is no exercise 'nothing'; there are [count-departures]
            check count-departures no.jsh     | no.jsh:1: there is no such file
            replay no.yaml                    | no.yaml:1: there is no such file
            open                              | SCENARIO
            open no.yaml                      | no.yaml:1: there is no such file
            run no.jsh                        | no.jsh:1: there is no such file
            run no.jsh --on nothing           | nothing
            run no.jsh --seed many            | many
            lint nowhere                      | there is no folder nowhere
            """)
    void isAnsweredByOneLineAndCodeTwo(String command, String message) {
        Cli cli = Cli.of((Object[]) command.split(" "));
        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err().lines()).hasSize(1);
        assertThat(cli.err()).startsWith("millrace: ").contains(message);
    }

    @Test
    void conformanceSaysWhatItCannotRead() {
        Cli none = Cli.of("conformance", "no-such-folder");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).isEqualToIgnoringNewLines("millrace: there is no file or folder no-such-folder");
    }

    @Test
    void conformanceEndsWithItsCount() {
        Cli cli = Cli.of("conformance", "../engine/testkit/src/test/resources/conformance/tumbling.jsonl");
        assertThat(cli.code()).as(cli.out()).isZero();
        assertThat(cli.out()).endsWith("11 passed, 0 failed, 0 skipped" + System.lineSeparator());
    }

    @ParameterizedTest
    @ValueSource(strings = {"replay", "open"})
    void aScenarioWithAnErrorIsAnsweredWithItsLine(String command) throws Exception {
        Path scenario = Files.writeString(folder.resolve("s.yaml"), "format: 1\njob: j.jsh\nsead: 3\n");
        Cli cli = Cli.of(command, scenario);
        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.err()).contains("s.yaml:3: unknown key 'sead'; did you mean seed?");
    }
}
