package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.CollectionSource;
import dev.millrace.connector.Committer;
import dev.millrace.connector.CommitterInitContext;
import dev.millrace.connector.CommittingSinkWriter;
import dev.millrace.connector.SimpleVersionedSerializer;
import dev.millrace.connector.Sink;
import dev.millrace.connector.SupportsCommitter;
import dev.millrace.connector.WriterInitContext;
import dev.millrace.functions.Collector;
import dev.millrace.functions.KeyedProcessFunction;
import dev.millrace.functions.OpenContext;
import dev.millrace.functions.ProcessFunction;
import dev.millrace.functions.RichMapFunction;
import dev.millrace.runtime.JobStatus;
import dev.millrace.samples.Results;
import dev.millrace.state.ValueState;
import dev.millrace.state.ValueStateDescriptor;
import dev.millrace.time.BoundedOutOfOrdernessWatermarks;
import dev.millrace.time.TimestampAssigner;
import dev.millrace.time.TimestampAssignerSupplier;
import dev.millrace.time.WatermarkGenerator;
import dev.millrace.time.WatermarkGeneratorSupplier;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.trace.TraceEvent;
import dev.millrace.types.Types;
import dev.millrace.windowing.TumblingEventTimeWindows;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a job that fails says: which operator, doing what, on which record. */
@SuppressWarnings("SameNameButDifferent") // each function has a Context of its own, as in Flink
class FailureSentencesTest {
    private static final String HINT = ". Handle such a record in the function, or filter it out before it.";

    private final TracedJob job = new TracedJob();

    private String cause() {
        return failure(job);
    }

    private static String failure(TracedJob job) {
        assertThat(job.run()).isEqualTo(JobStatus.FAILED);
        return job.events(TraceEvent.TaskFailed.class).findFirst().orElseThrow().cause();
    }

    @Test
    void anErrorToo() {
        job.env
                .fromData("1")
                .map(text -> {
                    if (text.equals("1")) {
                        throw new Error("of its own kind");
                    }
                    return text;
                })
                .name("strange")
                .sinkTo(Results.append("out"));
        assertThat(cause()).isEqualTo("strange (data.0) threw Error: of its own kind, on record 1" + HINT);
    }

    @Test
    void inTheMiddleOfAChain() {
        job.env
                .fromData("1", "two")
                .map(text -> text + "!")
                .name("shout")
                .map(text -> Integer.parseInt(text.replace("!", "")))
                .name("parse")
                .map(number -> number + 1)
                .name("add")
                .sinkTo(Results.append("out"));
        assertThat(cause())
                .isEqualTo(
                        "parse (data.0) threw NumberFormatException: For input string: \"two\", on record two!" + HINT);
    }

    @Test
    void wrappedByAFunctionBeforeIt() {
        job.env
                .fromData(1)
                .<Integer>flatMap((number, out) -> {
                    try {
                        out.collect(number);
                    } catch (ArithmeticException failed) {
                        throw new IllegalStateException("wrapped", failed);
                    }
                })
                .returns(Integer.class)
                .map(number -> 1 / (number - 1))
                .name("divide")
                .sinkTo(Results.append("out"));
        assertThat(cause()).isEqualTo("divide (data.0) threw IllegalStateException: wrapped, on record 1" + HINT);
    }

    static final class Unclosable extends RichMapFunction<Integer, Integer> {
        @Override
        public Integer map(Integer number) {
            return number;
        }

        @Override
        public void close() {
            throw new IllegalStateException("the connection is gone");
        }
    }

    @Test
    void whenClosed() {
        job.env.fromData(1).map(new Unclosable()).name("look-up").sinkTo(Results.append("out"));
        assertThat(cause())
                .isEqualTo("look-up (data.0) threw IllegalStateException: the connection is gone when it was closed.");
    }

    @Test
    void whatIsThrownWhenItIsClosedAfterAFailureIsNotTheCause() {
        job.env
                .fromData(0)
                .map(new Unclosable())
                .map(number -> 1 / number)
                .name("divide")
                .sinkTo(Results.append("out"));
        assertThat(cause()).startsWith("divide (data.0) threw ArithmeticException");
    }

    static final class Unopenable extends RichMapFunction<Integer, Integer> {
        @Override
        public void open(OpenContext openContext) {
            throw new IllegalStateException("no connection");
        }

        @Override
        public Integer map(Integer value) {
            return value;
        }
    }

    @Test
    void whenItIsOpened() {
        job.env.fromData(1).map(new Unopenable()).name("lookup").sinkTo(Results.append("out"));
        assertThat(cause()).isEqualTo("lookup (data.0) threw IllegalStateException: no connection when it was opened.");
    }

    @Test
    void inAKeySelector() {
        job.env
                .fromData("a", " ")
                .map(text -> text)
                .name("copy")
                .keyBy(text -> text.strip().charAt(0))
                .reduce((a, b) -> a + b)
                .sinkTo(Results.append("out"));
        assertThat(cause())
                .startsWith("copy (data.0) threw StringIndexOutOfBoundsException")
                .contains(" in the key selector or partitioner behind it, on record  " + HINT);
    }

    static final class Alarm extends KeyedProcessFunction<Integer, Integer, Integer> {
        @Override
        public void processElement(Integer value, Context ctx, Collector<Integer> out) {
            ctx.timerService().registerProcessingTimeTimer(ctx.timerService().currentProcessingTime());
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext ctx, Collector<Integer> out) {
            throw new IllegalStateException("alarm");
        }
    }

    @Test
    void whenATimerFires() {
        job.env.fromData(1).keyBy(n -> n).process(new Alarm()).name("alarm").sinkTo(Results.append("out"));
        assertThat(cause())
                .matches(
                        "alarm \\(alarm.0\\) threw IllegalStateException: alarm when its processing-time timer \\d+ of key 1 fired\\.");
    }

    /** Writes nothing; its committer asks for another try, or fails. */
    record Stubborn(int retriesNeeded) implements Sink<Integer>, SupportsCommitter<String> {
        static final List<Integer> TRIES = new ArrayList<>();

        @Override
        public CommittingSinkWriter<Integer, String> createWriter(WriterInitContext context) {
            return new CommittingSinkWriter<>() {
                private String seen = "";

                @Override
                public void write(Integer element, Context elementContext) {
                    seen += element;
                }

                @Override
                public void flush(boolean endOfInput) {}

                @Override
                public Collection<String> prepareCommit() {
                    Collection<String> prepared = seen.isEmpty() ? List.of() : List.of(seen);
                    seen = "";
                    return prepared;
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public Committer<String> createCommitter(CommitterInitContext context) {
            return new Committer<>() {
                @Override
                public void commit(Collection<CommitRequest<String>> requests) {
                    for (CommitRequest<String> request : requests) {
                        TRIES.add(request.getNumberOfRetries());
                        if (request.getNumberOfRetries() < retriesNeeded) {
                            request.retryLater();
                        }
                    }
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public SimpleVersionedSerializer<String> getCommittableSerializer() {
            return new SimpleVersionedSerializer<>() {
                @Override
                public int getVersion() {
                    return 1;
                }

                @Override
                public byte[] serialize(String text) {
                    return text.getBytes(StandardCharsets.UTF_8);
                }

                @Override
                public String deserialize(int version, byte[] serialized) {
                    return new String(serialized, StandardCharsets.UTF_8);
                }
            };
        }
    }

    @Test
    void aCommitterMayAskForAnotherTry() {
        Stubborn.TRIES.clear();
        job.env.fromData(1, 2).sinkTo(new Stubborn(3)).name("stubborn");
        assertThat(job.run()).isEqualTo(JobStatus.FINISHED);
        assertThat(Stubborn.TRIES).containsExactly(0, 1, 2, 3);
        assertThat(job.events(TraceEvent.ResultCommitted.class))
                .singleElement()
                .satisfies(done -> assertThat(done.rows()).isEqualTo(2));
    }

    @Test
    void whenACommitterGivesUp() {
        job.env.fromData(1).sinkTo(new Stubborn(100)).name("stubborn");
        assertThat(cause())
                .isEqualTo("stubborn (data.0) threw IOException: the committer of stubborn asked for another try of"
                        + " transaction stubborn.0/run0/0-0 after 10 of them when it was closed.");
    }

    @Test
    @SuppressWarnings("NullAway") // the subject
    void aRecordThatIsNothingIsRefusedBeforeItIsSent() {
        TracedJob job = new TracedJob();
        job.env
                .fromData("a", "b")
                .flatMap((String text, Collector<String> out) -> out.collect(text.equals("a") ? text : null))
                .returns(String.class)
                .name("nothing")
                .rebalance()
                .map(text -> text)
                .returns(String.class)
                .setParallelism(2)
                .sinkTo(Results.append("out"));
        assertThat(failure(job)).startsWith("nothing (").contains("the record it sends is null", "on record b");
    }

    /** A strategy as Flink's users write them: a class that makes both. */
    private static final class OwnStrategy implements WatermarkStrategy<Integer> {
        private static final long serialVersionUID = 1;

        @Override
        public WatermarkGenerator<Integer> createWatermarkGenerator(WatermarkGeneratorSupplier.Context context) {
            return new BoundedOutOfOrdernessWatermarks<>(Duration.ZERO);
        }

        @Override
        public TimestampAssigner<Integer> createTimestampAssigner(TimestampAssignerSupplier.Context context) {
            return (number, previous) -> number * 1_000L;
        }
    }

    /** State of a key without timers: a process function may be on a keyed stream. */
    private static final class Counting extends ProcessFunction<Integer, Long> {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("NullAway.Init") // opened before the first element
        private transient ValueState<Long> seen;

        private final boolean timer;

        Counting(boolean timer) {
            this.timer = timer;
        }

        @Override
        public void open(OpenContext context) {
            seen = getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Types.LONG));
        }

        @Override
        public void processElement(Integer value, Context context, Collector<Long> out) throws Exception {
            Long before = seen.value();
            long now = before == null ? 1 : before + 1;
            seen.update(now);
            out.collect(now);
            if (timer) {
                context.timerService().registerEventTimeTimer(1);
            }
        }
    }

    private static TracedJob counting(boolean timer) {
        TracedJob job = new TracedJob();
        job.env
                .fromSource(new CollectionSource<>(List.of(1, 2, 3), Types.INT), new OwnStrategy(), "numbers")
                .keyBy(number -> number % 2)
                .process(new Counting(timer))
                .name("counting")
                .sinkTo(Results.append("out"));
        return job;
    }

    @Test
    void aProcessFunctionOnAKeyedStreamHasStateAndNoTimers() {
        TracedJob job = counting(false);
        assertThat(job.run()).isEqualTo(JobStatus.FINISHED);
        assertThat(job.results.rows("out")).containsExactlyInAnyOrder("1", "1", "2");
        assertThat(failure(counting(true)))
                .contains("a ProcessFunction has no timers", "make it a KeyedProcessFunction");
    }

    @Test
    void aStrategyOfOnesOwnGivesTimestamps() {
        TracedJob job = new TracedJob();
        job.env
                .fromSource(new CollectionSource<>(List.of(1, 2, 13), Types.INT), new OwnStrategy(), "numbers")
                .keyBy(number -> 0)
                .window(TumblingEventTimeWindows.of(Duration.ofSeconds(10)))
                .reduce(Integer::sum)
                .sinkTo(Results.append("out"));
        assertThat(job.run()).isEqualTo(JobStatus.FINISHED);
        assertThat(job.results.rows("out")).containsExactly("3", "13");
    }

    @Test
    void inATimestampAssigner() {
        job.env
                .fromSource(
                        new CollectionSource<>(List.of(1, 0), Types.INT),
                        WatermarkStrategy.<Integer>forMonotonousTimestamps()
                                .withTimestampAssigner((number, previous) -> 10 / number),
                        "numbers")
                .sinkTo(Results.append("out"));
        assertThat(cause())
                .contains("numbers (numbers.0) threw ArithmeticException: / by zero at record 1 of split")
                .endsWith("numbers, 0.");
    }
}
