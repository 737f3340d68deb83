package dev.millrace.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.simulation.Script;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** POJOs of a script: as records, keys and state, and changed between a savepoint and the job that resumes from it. */
class PojoTest {
    private static final String JOB = """
            import java.math.BigDecimal;
            class Totals {
                public long count;
                public BigDecimal sum = BigDecimal.ZERO;
                public Set<String> seen = new HashSet<>();
                private String gone = "x";
                public String getGone() { return gone; }
                public void setGone(String gone) { this.gone = gone; }
            }
            class Sensor {
                public String name;
                public Sensor() {}
                public Sensor(String name) { this.name = name; }
                @Override public int hashCode() { return name.hashCode(); }
                @Override public boolean equals(Object o) { return o instanceof Sensor s && s.name.equals(name); }
            }
            class Add extends KeyedProcessFunction<Sensor, Reading, String> {
                private transient ValueState<Totals> state;
                @Override public void open(OpenContext context) {
                    state = getRuntimeContext().getState(new ValueStateDescriptor<>("totals", Types.POJO(Totals.class)));
                }
                @Override public void processElement(Reading r, Context context, Collector<String> out) throws Exception {
                    Totals totals = state.value() == null ? new Totals() : state.value();
                    totals.count++;
                    totals.seen.add(context.getCurrentKey().name);
                    totals.sum = totals.sum.add(BigDecimal.ONE);
                    state.update(totals);
                    out.collect(context.getCurrentKey().name + " " + totals.count SHOWN);
                }
            }
            env.configure(new Configuration().set(StateBackendOptions.STATE_BACKEND, "KEPT_IN"));
            env.fromSource(
                    Samples.sensors(),
                    WatermarkStrategy.<Reading>forMonotonousTimestamps().withTimestampAssigner((r, previous) -> r.time()),
                    "sensors").uid("sensors")
                .keyBy(r -> new Sensor(r.sensor()))
                .process(new Add()).uid("add")
                .sinkTo(Results.append("totals")).uid("totals");
            """;

    private static Engine engine;

    @BeforeAll
    static void start() {
        engine = EngineProcesses.start(EngineOptions.defaults());
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static RunOutcome outcome(String first, String second, Jobs.Heard heard) throws Exception {
        Script swap = new Script(
                List.of(new Script.Entry(new Script.At.Step(60), new Script.Action.Swap("second.jsh", false))));
        RunRequest usual = Jobs.request(first, 60_000);
        RunRequest request = new RunRequest(
                usual.job(),
                Map.of(usual.job(), first, "second.jsh", second),
                usual.streams(),
                usual.world(),
                swap,
                usual.scheduler(),
                true);
        return Jobs.outcome(engine, request, heard);
    }

    private static String job(String backend, String shown) {
        return JOB.replace("KEPT_IN", backend).replace("SHOWN", shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hashmap", "rocksdb"})
    void fieldsAreAddedAndRemoved(String backend) throws Exception {
        String second = job(
                        backend,
                        "+ \" of \" + totals.sum + \" late \" + totals.late + totals.word + totals.seen.size()")
                .replace("public long count;", "public int late; public String word = \" new \"; public long count;")
                .replaceAll(" *(private String|public String getGone|public void setGone).*\n", "");
        Jobs.Heard heard = new Jobs.Heard();
        RunOutcome outcome = outcome(job(backend, ""), second, heard);
        assertThat(outcome).isInstanceOf(RunOutcome.Finished.class);
        List<String> rows = ((RunOutcome.Finished) outcome).results().getOrDefault("totals", List.of());
        assertThat(rows).as("%s", heard.events.get(heard.events.size() - 1)).hasSize(30);
        List<String> resumed = rows.stream().filter(row -> row.contains("late")).toList();
        assertThat(resumed).hasSizeBetween(2, 28).allMatch(row -> row.matches("\\S+ (\\d+) of \\1 late 0 new 1"));
        assertThat(resumed).anyMatch(row -> row.matches("\\S+ 10 of.*"));
        assertThat(heard.events.toString())
                .contains("Totals(count=2, gone=x, seen={", "Totals(count=9, late=0, seen={");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hashmap", "rocksdb"})
    void aChangedFieldIsRefused(String backend) throws Exception {
        String second = job(backend, "").replace("public long count;", "public int count;");
        Jobs.Heard heard = new Jobs.Heard();
        outcome(job(backend, ""), second, heard);
        assertThat(heard.events.toString())
                .contains("operator 'add', state 'totals': Totals.count was stored as 'Long' and is now 'Integer'");
    }

    @Test
    void aClassThatIsNoPojoIsRefusedWithTheRule() throws Exception {
        String broken =
                job("hashmap", "").replace("public Sensor() {}", "").replace("public void setGone", "void setGone");
        Jobs.Heard heard = new Jobs.Heard();
        RunOutcome outcome = outcome(broken, broken, heard);
        assertThat(outcome + heard.events.toString())
                .contains("it is no POJO, because it has no constructor without parameters: add 'public Sensor() {}'");
    }
}
