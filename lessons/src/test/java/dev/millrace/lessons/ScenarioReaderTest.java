package dev.millrace.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.graph.StateBackendType;
import dev.millrace.host.StreamSpec;
import dev.millrace.simulation.Script.Action;
import dev.millrace.simulation.Script.At;
import dev.millrace.simulation.Script.Entry;
import dev.millrace.simulation.World.Range;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScenarioReaderTest {
    @TempDir
    Path folder;

    private ContentFolder content;

    @BeforeEach
    void aJob() throws IOException {
        content = new ContentFolder(folder).withRun();
    }

    @Test
    void readsEverythingThatAScenarioSays() throws Exception {
        Scenario scenario = content.with("upgrade.jsh", "// new\n")
                .with("scenario.yaml", ContentFolder.SCENARIO + """
                        streams:
                          flights: {sample: flights, splits: 2, pace: 3600}
                          clicks:
                            columns: user, at
                            rows:
                              - [0ms, y, 09:00]
                              - [5ms, n, 09:01]
                        world:
                          latency: {"*": 2ms..8ms, "flights.1 -> *": 40ms}
                          cost: {count: 3ms}
                          channel-capacity: 4
                          slots: 6
                        override: {checkpoint-interval: 10s, state-backend: rocksdb, chaining: false, parallelism: {count: 2}}
                        limits: {events: 1000}
                        script:
                          - at: barrier(to=count.1, from=flights.0)#1
                            do: kill count.1
                          - at: time 30s
                            do: swap upgrade.jsh allowing non-restored state
                          - at: step 7
                            do: savepoint
                        claims:
                          - says: Nothing is late.
                            that: count(late()) == 0
                        """)
                .scenario();

        assertThat(scenario.scripts()).containsOnlyKeys("job.jsh", "upgrade.jsh");
        assertThat(scenario.streams().get("clicks"))
                .isEqualTo(new StreamSpec.Rows(
                        List.of("user", "at"),
                        List.of(List.of("y", "09:00"), List.of("n", "09:01")),
                        List.of(0L, 5L),
                        1));
        assertThat(scenario.world().seed()).isEqualTo(42);
        assertThat(scenario.world().latency())
                .isEqualTo(Map.of("*", new Range(2, 8), "flights.1 -> *", new Range(40, 40)));
        assertThat(scenario.world().cost()).containsEntry("count", 3L);
        assertThat(scenario.world().channelCapacity()).isEqualTo(4);
        assertThat(scenario.world().slots()).isEqualTo(6);
        assertThat(scenario.world().overrides().checkpointInterval()).isEqualTo(10_000L);
        assertThat(scenario.world().overrides().stateBackend()).isEqualTo(StateBackendType.ROCKSDB);
        assertThat(scenario.world().overrides().chaining()).isFalse();
        assertThat(scenario.world().limits().events()).isEqualTo(1_000);
        assertThat(scenario.script().entries())
                .containsExactly(
                        new Entry(new At.Selected("barrier(to=count.1, from=flights.0)#1"), new Action.Kill("count.1")),
                        new Entry(new At.Time(30_000), new Action.Swap("upgrade.jsh", true)),
                        new Entry(new At.Step(7), new Action.Savepoint()));
        assertThat(scenario.claims()).hasSize(1);
    }

    @Test
    void aWrittenRunIsReadBackAsTheSameRun() throws Exception {
        Scenario scenario = content.with("job.jsh", "// a: \"b\" \\n\n\n    indented\n")
                .with("scenario.yaml", ContentFolder.SCENARIO + """
                        streams:
                          sensors: {sample: sensors, length: 5s, seed: 3, splits: 2}
                          clicks: {columns: "a, b", rows: [[0ms, "x, y", "", ], [7ms, "- 1", "#"]]}
                        world: {latency: {"*": 2ms..8ms, "a.0 -> b.*": 1m}, slots: 3}
                        override: {restart-delay: 1500ms, state-backend: rocksdb, parallelism: {count: 2}}
                        script: [{at: "fire(count, key=a-b)#2", do: kill count.0}, {at: time 70s, do: lose slot 2}, {at: time 90s, do: stop}]
                        """.replace("\"\", ]", "\"\"]"))
                .scenario();

        Path written = folder.resolve("elsewhere.yaml");
        java.nio.file.Files.writeString(written, ScenarioWriter.write(scenario.request()));
        assertThat(new ScenarioReader(new Home(folder)).read(written).request()).isEqualTo(scenario.request());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sead: 7                                   | :4: unknown key 'sead'; did you mean seed?
            world: {latency: {"*": quick}}            | :4: 'quick' is no duration
            world: {latency: {"*": 9ms..2ms}}         | :4: the range 9ms..2ms ends before it begins
            world: {slots: 0}                         | :4: a job needs at least one task slot
            override: {checkpoint-interval: 10}       | :4: 'override.checkpoint-interval' must be a duration such as 8ms, 10s, 5m or 1h, not '10'
            override: {state-backend: rocksbd}        | :4: 'rocksbd' is no state backend; there are hashmap and rocksdb; did you mean rocksdb?
            streams: {flights: {sample: fligths}}     | :4: no sample is called 'fligths'; did you mean flights?
            streams: {flights: {splits: 2}}           | :4: a stream needs one of sample, file and rows
            streams: {s: {sample: flights, splits: 0}}| :4: splits must be between 1 and 64
            script: [{at: fire(x)#1, do: kil x.0}]    | :4: nothing is called 'kil'; did you mean kill?
            script: [{at: fier(x), do: savepoint}]    | did you mean fire?
            script: [{at: time soon, do: savepoint}]  | :4: 'soon' is no duration; write time 30s
            script: [{at: time 1s, do: kill x}]       | :4: 'x' is no subtask
            script: [{at: time 1s, do: lose slot}]    | :4: write lose slot N
            script: [{at: time 1s, do: swap new.jsh}] | :4: the script 'new.jsh' cannot be read
            claims: [{says: a, that: count(late()}]   | :4:
            limits: {events: many}                    | :4: 'limits.events' must be a whole number, not 'many'
            a: [                                      | :5: this is not YAML
            """)
    void saysWhatIsWrongAndWhere(String line, String message) throws Exception {
        content.with("scenario.yaml", ContentFolder.SCENARIO + line + "\n");
        assertThatThrownBy(content::scenario)
                .isInstanceOf(ContentException.class)
                .hasMessageContaining("scenario.yaml")
                .hasMessageContaining(message);
    }

    @Test
    void refusesAnotherFormat() throws Exception {
        content.with("scenario.yaml", "format: 2\njob: job.jsh\n");
        assertThatThrownBy(content::scenario).hasMessageContaining(":1: format must be 1");
    }
}
