package dev.millrace.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a function can do to the entries of a map state while it goes through them, with either backend. */
class MapStateTest {
    private static final String JOB = """
            class Baskets extends KeyedProcessFunction<Boolean, String, String> {
                final MapStateDescriptor<String, Integer> descriptor =
                        new MapStateDescriptor<>("counts", Types.STRING, Types.INT);
                transient MapState<String, Integer> counts;

                @Override
                public void open(OpenContext context) {
                    counts = getRuntimeContext().getMapState(descriptor);
                }

                String all() throws Exception {
                    var all = new TreeMap<String, Integer>();
                    for (var entry : counts.entries()) {
                        all.put(entry.getKey(), entry.getValue());
                    }
                    return all.toString();
                }

                @Override
                public void processElement(String what, Context context, Collector<String> out) throws Exception {
                    switch (what) {
                        case "halve" -> {
                            for (var each = counts.iterator(); each.hasNext();) {
                                if (each.next().getValue() == 1) {
                                    each.remove();
                                }
                            }
                        }
                        case "raise" -> {
                            for (var entry : counts.entries()) {
                                entry.setValue(entry.getValue() + 10);
                            }
                        }
                        case "drop" -> {
                            for (var each = counts.keys().iterator(); each.hasNext();) {
                                each.next();
                                each.remove();
                            }
                            out.collect("empty: " + counts.isEmpty());
                        }
                        case "none" -> {
                            counts.put("x", null);
                            out.collect(counts.contains("x") + " " + counts.get("x") + " " + counts.contains("y"));
                        }
                        default -> counts.put(what, counts.contains(what) ? counts.get(what) + 1 : 1);
                    }
                    out.collect(all());
                }
            }

            env.configure(new Configuration().set(StateBackendOptions.STATE_BACKEND, "%s"));
            env.fromData("a", "b", "a", "halve", "c", "raise", "drop", "none")
                    .keyBy(word -> true)
                    .process(new Baskets())
                    .sinkTo(Results.committed("out"));
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

    @ParameterizedTest
    @ValueSource(strings = {"hashmap", "rocksdb"})
    void entriesAreRemovedAndSetWhileTheyAreGoneThrough(String backend) throws Exception {
        Jobs.Heard heard = new Jobs.Heard();
        RunOutcome outcome = Jobs.outcome(engine, Jobs.request(JOB.formatted(backend), 60_000), heard);
        assertThat(outcome).isInstanceOf(RunOutcome.Finished.class);
        assertThat(((RunOutcome.Finished) outcome).results().get("out"))
                .containsExactly(
                        "{a=1}",
                        "{a=1, b=1}",
                        "{a=2, b=1}",
                        "{a=2}",
                        "{a=2, c=1}",
                        "{a=12, c=11}",
                        "empty: true",
                        "{}",
                        "true null false",
                        "{x=null}");
    }
}
