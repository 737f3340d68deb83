package dev.millrace.lessons;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with content files for one test. */
record ContentFolder(Path folder) {
    static final String SCENARIO = """
            format: 1
            job: job.jsh
            seed: 42
            """;

    ContentFolder with(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** With a job and a scenario that can be read. */
    ContentFolder withRun() throws IOException {
        return with("job.jsh", "env.fromSource();\n").with("scenario.yaml", SCENARIO);
    }

    Scenario scenario() throws ContentException {
        return new ScenarioReader(new Home(folder)).read(folder.resolve("scenario.yaml"));
    }

    Lesson lesson() throws ContentException {
        return new LessonReader(new Home(folder)).read(folder);
    }
}
