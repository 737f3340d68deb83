package dev.millrace.app.job;

import dev.millrace.lessons.ContentException;
import dev.millrace.lessons.Home;
import dev.millrace.lessons.Scenario;
import dev.millrace.lessons.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The learner's own jobs: one folder each, with a scenario, a script and the records. */
public final class OwnJobs {
    private static final String SCENARIO = "scenario.yaml";

    private final Path folder;
    private final List<String> problems = new ArrayList<>();

    /** Jobs are kept in {@code folder}, which is made with the first. */
    public OwnJobs(Path folder) {
        this.folder = folder;
    }

    /**
     * A job that is there.
     *
     * @param id name of its folder
     * @param scenario what is in it
     */
    public record OwnJob(String id, Scenario scenario) {}

    /** All jobs by name. One that cannot be read is left out and said in {@link #problems}. */
    public List<OwnJob> all() {
        problems.clear();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            List<OwnJob> jobs = new ArrayList<>();
            for (Path each : folders.sorted().toList()) {
                if (Files.isRegularFile(each.resolve(SCENARIO))) {
                    read(each, jobs);
                }
            }
            return jobs;
        } catch (IOException unreadable) {
            problems.add(folder + " cannot be read: " + unreadable.getMessage());
            return List.of();
        }
    }

    /** What could not be read when {@link #all} was asked last. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** Makes the job; gives it back as it was read from its folder. A job of that name stays as it is. */
    public OwnJob create(NewJob job) throws IOException {
        Path place = free(job.id());
        Files.createDirectories(place);
        Files.writeString(place.resolve("records.csv"), job.csv());
        Files.writeString(place.resolve("job.jsh"), job.script());
        Files.writeString(place.resolve(SCENARIO), job.scenario());
        try {
            return new OwnJob(
                    place.getFileName().toString(), new ScenarioReader(Home.ofSystem()).read(place.resolve(SCENARIO)));
        } catch (ContentException impossible) {
            throw new IOException(impossible.problem().toString(), impossible);
        }
    }

    private Path free(String id) {
        Path place = folder.resolve(id);
        for (int number = 2; Files.exists(place); number++) {
            place = folder.resolve(id + "-" + number);
        }
        return place;
    }

    private void read(Path place, List<OwnJob> jobs) {
        try {
            jobs.add(new OwnJob(
                    place.getFileName().toString(), new ScenarioReader(Home.ofSystem()).read(place.resolve(SCENARIO))));
        } catch (ContentException wrong) {
            problems.add(wrong.problem().toString());
        }
    }
}
