package dev.millrace.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.simulation.Script;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.TraceText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whole runs through the engine process. */
class RunTest {
    private static final int DEPARTURES = 3_303;
    private static final int WINDOWS = 82;

    private static Engine engine;

    @BeforeAll
    static void start() {
        engine = EngineProcesses.start(EngineOptions.defaults());
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Test
    void everyDepartureIsCountedOnceWhateverDrivesTheJob() throws Exception {
        List<String> traced = departures(Jobs.departures(true));
        assertThat(traced).hasSize(WINDOWS);
        assertThat(traced.stream().mapToInt(RunTest::count).sum()).isEqualTo(DEPARTURES);
        assertThat(departures(Jobs.departures(false))).isEqualTo(traced);
        assertThat(departures(Jobs.onThreads(Jobs.departures(false)))).containsExactlyInAnyOrderElementsOf(traced);
    }

    @Test
    void aJobThatAsksForRocksDbGetsItWhateverDrivesIt() throws Exception {
        List<String> onTheHeap = departures(Jobs.departures(true));
        assertThat(departures(Jobs.keptIn("rocksdb", Jobs.departures(true)))).isEqualTo(onTheHeap);
        assertThat(departures(Jobs.onThreads(Jobs.keptIn("rocksdb", Jobs.departures(false)))))
                .containsExactlyInAnyOrderElementsOf(onTheHeap);
        RunOutcome refused = Jobs.outcome(engine, Jobs.keptIn("rocksbd", Jobs.departures(true)), new RunListener() {});
        assertThat(refused.toString()).startsWith("Rejected").contains("state.backend.type", "did you mean rocksdb?");
    }

    @Test
    void theSameRequestGivesTheSameTraceInAnotherProcessToo() throws Exception {
        List<String> first = trace(engine);
        assertThat(first).hasSizeGreaterThan(DEPARTURES);
        assertThat(trace(engine)).isEqualTo(first);
        try (Engine another = EngineProcesses.start(EngineOptions.defaults())) {
            assertThat(trace(another)).isEqualTo(first);
        }
    }

    @Test
    void aRunThatHasEndedCarriesNoCommandOut() throws Exception {
        Engine.Run run = engine.run(Jobs.departures(false), new RunListener() {});
        run.outcome().get();
        assertThat(run.command(JobCommand.SAVEPOINT, null).get())
                .isEqualTo(CommandOutcome.refused("the run is not under way"));
    }

    @Test
    void anUntracedRunReportsNoEvent() throws Exception {
        Jobs.Heard heard = new Jobs.Heard();
        RunOutcome.Finished finished = finished(Jobs.departures(false), heard);
        assertThat(heard.events).isEmpty();
        assertThat(finished.events()).isZero();
        assertThat(finished.virtualTime()).isPositive();
    }

    @Test
    void whatAnOperatorPrintsIsAnEventOfItsSubtask() throws Exception {
        Jobs.Heard heard = new Jobs.Heard();
        String script = Jobs.SENSORS.replace(
                "reading.value()", "{ System.out.println(\"saw \" + reading.sensor()); return reading.value(); }");
        finished(Jobs.request(script, 60_000), heard);
        assertThat(heard.prints.toString().lines()).hasSize(30).contains("saw door");
        assertThat(heard.events.stream().filter(each -> each.event() instanceof TraceEvent.Printed))
                .hasSize(30);
    }

    @Test
    void sinksWriteToFilesDatabasesAndTheConsole() throws Exception {
        Jobs.Heard heard = new Jobs.Heard();
        RunOutcome.Finished finished = finished(Jobs.request("""
                var numbers = env.fromData(1, 2, 2, 3);
                numbers.print("number");
                numbers.sinkTo(FileSink.forRowFormat(new Path("/tmp/out"), new SimpleStringEncoder<Integer>("UTF-8"))
                        .withRollingPolicy(OnCheckpointRollingPolicy.build())
                        .build());
                numbers.sinkTo(JdbcSink.<Integer>builder()
                        .withQueryStatement("MERGE INTO SEEN KEY(N) VALUES (?)", (statement, n) -> statement.setInt(1, n))
                        .buildAtLeastOnce(new JdbcConnectionOptions.JdbcConnectionOptionsBuilder()
                                .withUrl("jdbc:h2:mem:shop;INIT=CREATE TABLE IF NOT EXISTS SEEN(N INT PRIMARY KEY)")
                                .build()));
                numbers.sinkTo(Results.upsert("last", n -> n % 2));
                """, 60_000), heard);
        assertThat(finished.results())
                .containsEntry("/tmp/out", List.of("1", "2", "2", "3"))
                .containsEntry("SEEN", List.of("SEEN(N=1)", "SEEN(N=2)", "SEEN(N=3)"))
                .containsEntry("last", List.of("3", "2"));
        assertThat(heard.prints.toString().lines()).contains("number> 1", "number> 3");
    }

    @Test
    void anOperatorThatThrowsFailsTheJobAndNotTheEngine() throws Exception {
        Jobs.Heard heard = new Jobs.Heard();
        String script = Jobs.SENSORS.replace("reading.value()", "reading.sensor().charAt(100)");
        finished(Jobs.request(script, 60_000), heard);
        assertThat(heard.events.get(heard.events.size() - 1).event()).isInstanceOf(TraceEvent.JobFailed.class);
    }

    @Test
    void anOperatorThatCallsItselfWithoutEndFailsTheJobAndNotTheEngine() throws Exception {
        Jobs.Heard heard = new Jobs.Heard();
        String script =
                "int deep(int i) { return deep(i + 1); }\n" + Jobs.SENSORS.replace("reading.value()", "deep(0)");
        finished(Jobs.request(script, 60_000), heard);
        assertThat(heard.events.get(heard.events.size() - 1).event().toString()).contains("StackOverflowError");
    }

    @Test
    void aRefusedJobIsPlacedAtTheLineOfItsOperator() throws Exception {
        String script = Jobs.SENSORS.replace("Results.append", "new Object() {} == null ? null : Results.append");
        RunOutcome outcome = Jobs.outcome(
                engine,
                Jobs.request(script.replace(".map(", ".keyBy(r -> new int[0]).map("), 60_000),
                new RunListener() {});
        assertThat(outcome.toString()).startsWith("Rejected").contains("job.jsh:6:", "int[]");
    }

    @Test
    void aJobThatReadsAStreamThatIsNotThereIsToldWhichThereAre() throws Exception {
        RunRequest request = Jobs.request(Jobs.SENSORS
                .replace("Samples.sensors()", "Samples.flights()")
                .replace("<Reading>", "<Flight>")
                .replace("r.time()", "r.date()")
                .replace("reading.value()", "reading.date()"));
        Jobs.Heard heard = new Jobs.Heard();
        RunOutcome outcome = Jobs.outcome(engine, request, heard);
        assertThat(outcome + heard.events.toString()).contains("sensors", "flights");
    }

    @Test
    void aSwapNamesAScriptOfTheRun() throws Exception {
        Script swap = new Script(
                List.of(new Script.Entry(new Script.At.Step(10), new Script.Action.Swap("upgrade.jsh", false))));
        RunOutcome outcome =
                Jobs.outcome(engine, Jobs.request(Jobs.SENSORS, 60_000).withScript(swap), new RunListener() {});
        assertThat(outcome.toString()).startsWith("Rejected").contains("there is no script 'upgrade.jsh'");
    }

    @Test
    void aJobIsSwappedForItsUpgrade() throws Exception {
        Script swap = new Script(
                List.of(new Script.Entry(new Script.At.Step(10), new Script.Action.Swap("upgrade.jsh", false))));
        RunRequest first = Jobs.request(Jobs.SENSORS, 60_000);
        RunRequest request = new RunRequest(
                first.job(),
                Map.of("job.jsh", Jobs.SENSORS, "upgrade.jsh", Jobs.SENSORS.replace("value()", "value() + 100")),
                first.streams(),
                first.world(),
                swap,
                first.scheduler(),
                true);
        List<String> values = finished(request, new Jobs.Heard()).results().getOrDefault("values", List.of());
        assertThat(values).hasSize(30);
        assertThat(values.stream().filter(value -> value.startsWith("10")))
                .isNotEmpty()
                .hasSizeLessThan(30);
    }

    @Test
    void warningsComeWithTheOutcome() throws Exception {
        RunOutcome.Finished finished =
                finished(Jobs.request("long t = System.nanoTime();" + Jobs.SENSORS, 60_000), new Jobs.Heard());
        assertThat(finished.warnings()).extracting(Diagnostic::line).containsExactly(1);
    }

    @Test
    void aStreamThatCannotBeReadIsNamed() throws Exception {
        RunRequest request = Jobs.request(Jobs.SENSORS, 60_000);
        RunRequest broken = new RunRequest(
                request.job(),
                request.scripts(),
                Map.of("sensors", new StreamSpec.File("/no/such.csv", 1, 1, "time", null, 1)),
                request.world(),
                request.script(),
                request.scheduler(),
                true);
        assertThat(Jobs.outcome(engine, broken, new RunListener() {}).toString())
                .startsWith("Rejected")
                .contains("/no/such.csv:1:1");
    }

    @Test
    void runsWaitForEachOtherInOrder() throws Exception {
        List<Engine.Run> runs = List.of(
                engine.run(Jobs.request(Jobs.SENSORS, 60_000), new RunListener() {}),
                engine.run(Jobs.request(Jobs.SENSORS, 60_000), new RunListener() {}),
                engine.run(Jobs.request(Jobs.SENSORS, 60_000), new RunListener() {}));
        runs.get(1).cancel();
        assertThat(runs.get(1).outcome().get()).isEqualTo(new RunOutcome.Cancelled());
        assertThat(runs.get(2).outcome().get()).isInstanceOf(RunOutcome.Finished.class);
        assertThat(runs.get(0).outcome().get()).isInstanceOf(RunOutcome.Finished.class);
    }

    private static List<String> departures(RunRequest request) throws Exception {
        return finished(request, new Jobs.Heard()).results().getOrDefault("departures", List.of());
    }

    private static int count(String row) {
        return Integer.parseInt(row.replaceAll(".*count=(\\d+).*", "$1"));
    }

    private static List<String> trace(Engine where) throws Exception {
        Jobs.Heard heard = new Jobs.Heard();
        Jobs.outcome(where, Jobs.departures(true), heard);
        return heard.events.stream().map(TraceText::format).toList();
    }

    private static RunOutcome.Finished finished(RunRequest request, RunListener listener) throws Exception {
        RunOutcome outcome = Jobs.outcome(engine, request, listener);
        assertThat(outcome).isInstanceOf(RunOutcome.Finished.class);
        return (RunOutcome.Finished) outcome;
    }
}
