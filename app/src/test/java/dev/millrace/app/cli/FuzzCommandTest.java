package dev.millrace.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.host.Engine;
import dev.millrace.lessons.Home;
import dev.millrace.lessons.Recording;
import dev.millrace.lessons.Scenario;
import dev.millrace.lessons.ScenarioReader;
import dev.millrace.lessons.lint.ScenarioRules;
import dev.millrace.testkit.fuzz.CaseGenerator;
import dev.millrace.testkit.fuzz.CaseRun;
import dev.millrace.testkit.fuzz.FuzzCase;
import dev.millrace.testkit.fuzz.Fuzzer;
import dev.millrace.testkit.fuzz.Violation;
import dev.millrace.testkit.fuzz.plan.Delivery;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FuzzCommandTest {
    @TempDir
    Path folder;

    @Test
    void seedsWithoutViolationAreDone() throws Exception {
        Cli cli = Cli.of("fuzz", "--seeds", 200, "--from", 7, "--out", folder, "--json");
        assertThat(cli.code()).as(cli.out()).isZero();
        JsonNode report = new ObjectMapper().readTree(cli.out());
        assertThat(report.get("violations")).isEmpty();
        assertThat(report.get("from").asLong()).isEqualTo(7);
        assertThat(report.get("seedsPerMinute").asLong()).isPositive();
        assertThat(folder).isEmptyDirectory();
        assertThat(Cli.of("fuzz", "--seeds", 0).code()).isEqualTo(2);
    }

    /** The script says what the graph was built from: through the engine process the rows are the reference's too. */
    @Test
    void scriptsGiveWhatTheGraphsGive() throws Exception {
        int replayed = 0;
        try (Engine engine = Engines.start()) {
            for (long seed = 1; replayed < 10; seed++) {
                FuzzCase drawn = CaseGenerator.of(seed);
                if (drawn.disk() == null) {
                    Path file = new FuzzScenario(drawn).write(folder.resolve("seed-" + seed));
                    Scenario scenario = new ScenarioReader(Home.ofSystem()).read(file);
                    assertThat(ScenarioRules.check(scenario, Recording.of(engine, scenario.request())))
                            .as("seed %d", seed)
                            .isEmpty();
                    replayed++;
                }
            }
        }
    }

    @Test
    void aViolationIsReplayedFromItsScenario() throws Exception {
        Violation violation = appendedTwice();
        Path file = new FuzzScenario(violation.smallest()).write(folder.resolve("twice"));
        Cli replay = Cli.of("replay", file);
        assertThat(replay.code()).as(replay.err()).isEqualTo(1);
        assertThat(replay.err()).contains("the run does not bear out");
    }

    /** Sinks that append show rows again after a failure. */
    private static Violation appendedTwice() {
        Fuzzer fuzzer = new Fuzzer(CaseRun.Engine.REAL);
        for (long seed = 1; ; seed++) {
            FuzzCase drawn = CaseGenerator.of(seed);
            FuzzCase appending = drawn.with(drawn.plan().delivered(Delivery.APPENDED));
            Violation violation = drawn.plan().late() || drawn.disk() != null ? null : fuzzer.check(appending);
            if (violation != null) {
                return violation;
            }
        }
    }
}
