package dev.millrace.testkit.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plays all cases of a file or folder of JSON Lines and says of each whether the engine answers as Flink did. */
public final class ConformanceRunner {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Consumer<String> report;
    private int passed;
    private int failed;
    private int skipped;

    /** What was found. {@link #toString} is the summary line. */
    public record Outcome(int passed, int failed, int skipped) {
        @Override
        public String toString() {
            return passed + " passed, " + failed + " failed, " + skipped + " skipped";
        }
    }

    private ConformanceRunner(Consumer<String> report) {
        this.report = report;
    }

    /**
     * Plays the cases in {@code path}: a file, or a folder with {@code .jsonl} files. {@code report} is told every difference.
     * Throws with file and line where a case cannot be read.
     */
    public static Outcome run(Path path, Consumer<String> report) throws IOException {
        List<ConformanceCase> cases = new ArrayList<>();
        for (Path file : files(path)) {
            cases.addAll(read(file));
        }
        ConformanceRunner runner = new ConformanceRunner(report);
        cases.forEach(runner::play);
        return new Outcome(runner.passed, runner.failed, runner.skipped);
    }

    private static List<Path> files(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    /** The cases of one file. */
    static List<ConformanceCase> read(Path file) throws IOException {
        List<ConformanceCase> cases = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int line = 0; line < lines.size(); line++) {
            if (lines.get(line).isBlank()) {
                continue;
            }
            try {
                cases.add(new ConformanceCase(JSON.readTree(lines.get(line))));
            } catch (JsonProcessingException wrong) {
                throw new IOException(
                        file + ":" + (line + 1) + ": this line is no JSON object: " + wrong.getOriginalMessage()
                                + "; each line holds one case",
                        wrong);
            }
        }
        return cases;
    }

    private void play(ConformanceCase each) {
        if (each.isHarnessOnly()) {
            skipped++;
            return;
        }
        String difference = difference(each, Hostility.NONE);
        if (difference == null) {
            passed++;
        } else {
            failed++;
            report.accept(each.id() + (each.note().isEmpty() ? "" : " (" + each.note() + ")") + ": " + difference);
        }
    }

    /** What differs from Flink's answer; null for nothing. */
    static @Nullable String difference(ConformanceCase each, Hostility hostility) {
        List<JsonNode> expected = new ArrayList<>();
        // Dropped records are counted by the trace; with nobody listening nobody counts.
        each.expected().forEach(item -> {
            if (hostility != Hostility.UNTRACED || !item.path("t").asText().equals("late-dropped")) {
                expected.add(item);
            }
        });
        try {
            List<JsonNode> got = CasePlayers.play(each, hostility);
            Comparison.Difference difference = Comparison.of(each, expected, got, hostility.restarts());
            return difference == null ? null : difference.toString();
        } catch (UnsupportedOperationException unknown) {
            return String.valueOf(unknown.getMessage());
        } catch (Exception failed) {
            return "the engine failed: " + failed;
        }
    }
}
