package dev.millrace.app.shell;

import dev.millrace.lessons.ContentException;
import dev.millrace.lessons.Home;
import dev.millrace.lessons.Scenario;
import dev.millrace.lessons.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A scenario's folder outside the learner's: a task is killed; one claim is true and one is not. */
record ScenarioFolder(Path folder) {
    static final String TRUE = "Each flight is counted.";
    static final String UNTRUE = "Nothing comes out.";
    private static final Path EXERCISE = Path.of("../exercises/count-departures");

    /** Makes it. */
    static ScenarioFolder in(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.copy(EXERCISE.resolve("flights.csv"), folder.resolve("flights.csv"));
        Files.copy(EXERCISE.resolve("solution.jsh"), folder.resolve("start.jsh"));
        Files.writeString(
                folder.resolve("scenario.yaml"),
                Files.readString(EXERCISE.resolve("scenario.yaml")) + """
                script:
                  - at: time 40ms
                    do: kill count.0
                claims:
                  - says: %s
                    that: count(results(departures)) == 24
                  - says: %s
                    that: count(results(departures)) == 0
                """.formatted(TRUE, UNTRUE));
        return new ScenarioFolder(folder);
    }

    Path file() {
        return folder.resolve("scenario.yaml");
    }

    Scenario scenario() throws ContentException {
        return new ScenarioReader(Home.ofSystem()).read(file());
    }

    /** Every file with its text and when it was written. */
    Map<Path, String> content() throws IOException {
        Map<Path, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(file, Files.getLastModifiedTime(file) + " " + Files.readString(file));
            }
        }
        return content;
    }
}
