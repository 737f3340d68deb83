package dev.millrace.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Starts commands through the packaged launcher, from another directory. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "starts the POSIX shell script")
final class CommandsIT {
    private static final Path PACKAGED = Path.of(System.getProperty("millrace.packaged"));

    @TempDir
    Path directory;

    @Test
    void lessonsListsWhatIsPackaged() throws Exception {
        Result result = run("lessons");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("whose-clock", "a-task-dies", "upgrade-the-code", "count-departures");
    }

    @Test
    void everyLessonPlays() throws Exception {
        for (String lesson : List.of("whose-clock", "a-task-dies", "upgrade-the-code")) {
            Result result = run("play", lesson);
            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.out().lines()).hasSizeGreaterThan(1_000);
        }
    }

    @Test
    void theFlightsAreCounted() throws Exception {
        Path lesson = PACKAGED.resolve("lessons/units/20-faults/10-a-task-dies");
        Result result = run("run", lesson.resolve("job.jsh").toString());
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out().lines().map(line -> line.replaceFirst("^departures: ", "")))
                .containsExactlyInAnyOrderElementsOf(Files.readAllLines(lesson.resolve("departures.txt")));
    }

    @Test
    void whatAJobPrintsIsShownWhereItHasNoResults() throws Exception {
        Path job = Files.writeString(directory.resolve("words.jsh"), """
                env.fromData("to be", "or not", "to be")
                    .flatMap((String line, Collector<Tuple2<String, Integer>> out) -> {
                        for (String word : line.split(" ")) out.collect(Tuple2.of(word, 1));
                    })
                    .returns(Types.TUPLE(Types.STRING, Types.INT))
                    .keyBy(word -> word.f0)
                    .sum(1)
                    .print();
                """);
        for (String scheduler : List.of("simulation", "threads")) {
            Result result = run("run", job.toString(), "--on", scheduler);
            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.out().lines())
                    .containsExactlyInAnyOrder("(to,1)", "(be,1)", "(or,1)", "(not,1)", "(to,2)", "(be,2)");
        }
    }

    @Test
    void theStartOfTheExerciseFails() throws Exception {
        Path start = PACKAGED.resolve("exercises/count-departures/start.jsh");
        Result result = run("check", "count-departures", start.toString());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err().lines())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("fails same-as-solution. 2 departures are enough"));
    }

    @Test
    void badInputIsOneLineAndCodeTwo() throws Exception {
        Result result = run("replay", "missing.yaml");
        assertThat(result).isEqualTo(new Result(2, "", "millrace: missing.yaml:1: there is no such file\n"));
    }

    private record Result(int code, String out, String err) {}

    private Result run(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(PACKAGED.resolve("bin/millrace").toString()));
        command.addAll(List.of(arguments));
        Path out = directory.resolve("out.txt");
        Path err = directory.resolve("err.txt");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        int code = process.waitFor();
        return new Result(code, read(out), read(err));
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
