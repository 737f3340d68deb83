package dev.millrace.app.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnerHomeTest {
    private static final Path USER = Path.of("ada");

    @TempDir
    Path folder;

    @Test
    void eachSystemHasItsPlace() {
        assertThat(LearnerHome.of("Linux", USER, Map.of()).folder()).isEqualTo(Path.of("ada/.local/share/millrace"));
        assertThat(LearnerHome.of("Linux", USER, Map.of("XDG_DATA_HOME", "data"))
                        .folder())
                .isEqualTo(Path.of("data/millrace"));
        assertThat(LearnerHome.of("Mac OS X", USER, Map.of()).folder())
                .isEqualTo(Path.of("ada/Library/Application Support/Millrace"));
        assertThat(LearnerHome.of("Windows 11", USER, Map.of("APPDATA", "roaming"))
                        .folder())
                .isEqualTo(Path.of("roaming/Millrace"));
    }

    @Test
    void settingsLast() {
        LearnerHome home = new LearnerHome(folder);
        Settings settings = home.settings();
        settings.put("scale", 1.5);
        settings.put("path", "C:\\here");
        settings.write();

        assertThat(home.settings().number("scale", 1)).isEqualTo(1.5);
        assertThat(home.settings().text("path", "")).isEqualTo("C:\\here");
        assertThat(home.settings().number("path", 7)).isEqualTo(7);
    }

    @Test
    void aHomeThatCannotBeWrittenCostsOnlyTheMemory() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        Settings settings = new LearnerHome(file).settings();
        settings.put("theme", "dark");
        settings.write();

        assertThat(settings.text("theme", "light")).isEqualTo("dark");
    }

    @Test
    void draftsAreKeptPerLessonAndScript() {
        LearnerHome home = new LearnerHome(folder);
        home.drafts().keep("a-task-dies", "job.jsh", "env.");
        home.drafts().keep("a-task-dies", "../job.jsh", "elsewhere");

        assertThat(home.drafts().find("a-task-dies", "job.jsh")).contains("env.");
        assertThat(home.drafts().find("upgrade", "job.jsh")).isEmpty();
        assertThat(folder.resolve("drafts/a-task-dies")).isDirectoryContaining("glob:**/.._job.jsh");
    }
}
