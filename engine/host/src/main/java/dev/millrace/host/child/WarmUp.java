package dev.millrace.host.child;

import dev.millrace.host.RunOutcome;
import dev.millrace.host.RunRequest;
import dev.millrace.host.StreamSpec;
import dev.millrace.host.script.Completer;
import dev.millrace.host.script.ScriptCompiler;
import dev.millrace.host.stream.StreamLoader;
import dev.millrace.host.wire.Frame;
import dev.millrace.host.wire.FrameOutput;
import dev.millrace.host.wire.FrameType;
import dev.millrace.host.wire.Message;
import dev.millrace.simulation.Script;
import dev.millrace.simulation.World;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Makes the first real run as quick as the tenth: takes a small job the whole way of a run, from its frame to its last
 * event, and says nothing of it to anybody.
 */
final class WarmUp {
    private static final String NAME = "warm-up";

    private static final String SCRIPT = """
            record Warm(String name, long number) {}

            class Sum implements AggregateFunction<Reading, Double, Double> {
                public Double createAccumulator() { return 0.0; }
                public Double add(Reading reading, Double sum) { return sum + reading.value(); }
                public Double getResult(Double sum) { return sum; }
                public Double merge(Double a, Double b) { return a + b; }
            }

            class Count extends KeyedProcessFunction<String, Double, Warm> {
                private transient ValueState<Long> seen;
                public void open(OpenContext context) {
                    seen = getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Types.LONG));
                }
                public void processElement(Double value, Context context, Collector<Warm> out) throws Exception {
                    Long before = seen.value();
                    seen.update(before == null ? 1 : before + 1);
                    out.collect(new Warm(context.getCurrentKey(), seen.value()));
                }
            }

            env.enableCheckpointing(500);
            env.fromSource(
                    Samples.sensors(),
                    WatermarkStrategy.<Reading>forBoundedOutOfOrderness(Duration.ofMillis(200))
                        .withTimestampAssigner((reading, previous) -> reading.time()),
                    "sensors").uid("sensors")
                .filter(reading -> reading.value() >= 0)
                .keyBy(reading -> reading.sensor())
                .window(TumblingEventTimeWindows.of(Duration.ofSeconds(1)))
                .aggregate(new Sum()).uid("sum")
                .keyBy(sum -> sum > 1 ? "large" : "small")
                .process(new Count()).uid("count")
                .sinkTo(Results.committed("warm")).uid("warm");
            """;

    private static final RunRequest REQUEST = new RunRequest(
            NAME,
            Map.of(NAME, SCRIPT),
            Map.of("sensors", new StreamSpec.Sensors(3, 1, 2)),
            World.of(1),
            Script.NONE,
            RunRequest.Scheduler.SIMULATION,
            true);

    private final Completer completer;
    private final EngineOutput nowhere = new EngineOutput(new FrameOutput(OutputStream.nullOutputStream()));
    private final RunUnderWay run;
    private volatile boolean stopped;

    WarmUp(ScriptCompiler compiler, Completer completer) {
        this.completer = completer;
        Workplace workplace = new Workplace(
                nowhere,
                new Prints(nowhere),
                compiler,
                new StreamLoader(),
                new Watchdog(),
                Daemons.executor("sending"),
                sentence -> nowhere.halt());
        this.run = new RunUnderWay(message(), workplace);
    }

    /** Somebody has asked for something: it is that which warms from here on. Any thread. */
    void stop() {
        stopped = true;
        run.cancel();
    }

    /** Runs the job; once. */
    RunOutcome job() {
        return run.outcome();
    }

    /** Makes the first completion quick. */
    void complete() {
        if (!stopped) {
            completer.complete(SCRIPT + "env.", SCRIPT.length() + "env.".length());
        }
    }

    /** As it comes out of a frame, which is the way of a real one. */
    private Message.Run message() {
        try {
            Frame frame = nowhere.payloads().frame(FrameType.RUN, new Message.Run(0, REQUEST));
            return nowhere.payloads().read(frame, Message.Run.class);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
