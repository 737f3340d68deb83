package dev.millrace.app.shell;

import static dev.millrace.app.shell.DrivenWindow.FLIGHTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.host.Engine;
import dev.millrace.host.EngineOptions;
import dev.millrace.host.EngineProcesses;
import dev.millrace.journal.TraceFile;
import dev.millrace.lessons.Home;
import dev.millrace.lessons.ScenarioReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the Export menu writes, where, and what it says when it cannot. */
@SuppressWarnings("NullAway") // the window is made before each test
class ExportsTest {
    @TempDir
    Path folder;

    private Engine engine;
    private DrivenWindow window;

    @BeforeEach
    void open() throws Exception {
        engine = EngineProcesses.start(EngineOptions.defaults());
        window = new DrivenWindow(engine, folder, FLIGHTS);
    }

    @AfterEach
    void close() {
        window.close();
        engine.close();
    }

    @Test
    void everythingCanBeWrittenAndReadAgain() throws Exception {
        Path picture = export("picture", folder.resolve("window.png"));
        assertThat(Files.readAllBytes(picture)).startsWith(0x89, 'P', 'N', 'G');

        Path trace = export("trace", folder.resolve("run.trace"));
        assertThat(TraceFile.read(trace).events()).isEqualTo(window.run().events());

        Path transcript = export("transcript", folder.resolve("run.txt"));
        assertThat(Files.readAllLines(transcript)).hasSize(window.run().size());

        Path scenario = export("scenario", folder.resolve("run.yaml"));
        assertThat(new ScenarioReader(Home.ofSystem()).read(scenario).request())
                .isEqualTo(window.models().runs().request());
        assertThat(window.answers.proposed)
                .isEqualTo(List.of(proposal(".png"), proposal(".trace"), proposal(".txt"), proposal(".yaml")));
    }

    @Test
    void aFileIsReplacedWholeAndAnEndingIsAdded() throws Exception {
        Path old = folder.resolve("old.txt");
        Files.writeString(old, "before");
        export("transcript", old);
        assertThat(Files.readAllLines(old)).hasSize(window.run().size());

        export("transcript", folder.resolve("plain"));
        assertThat(folder.resolve("plain.txt")).exists();
    }

    @Test
    void aPlaceThatCannotBeWrittenIsSaidAndNothingIsLeftBehind() throws Exception {
        Path nowhere = folder.resolve("missing").resolve("run.trace");
        export("trace", nowhere);
        assertThat(window.textOf(".banner")).contains("Nothing was written", nowhere.toString());

        Path full = Files.createDirectories(folder.resolve("taken.txt").resolve("inside"));
        export("transcript", full.getParent());
        assertThat(window.textOf(".banner")).contains(full.getParent().toString());
        try (var left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".new"));
        }
    }

    @Test
    void aChangedMindWritesNothing() throws Exception {
        export("trace", null);
        try (var left = Files.list(folder.resolve("exports"))) {
            assertThat(left).isEmpty();
        }
    }

    private String proposal(String ending) {
        return folder.resolve("exports").resolve(FLIGHTS + ending).toString();
    }

    private Path export(String what, Path file) {
        window.answers.next(file);
        window.robot.clickOn("#export").clickOn("#export-" + what);
        return file;
    }
}
