package dev.millrace.testkit.fuzz.job;

import dev.millrace.api.AllWindowedStream;
import dev.millrace.api.CheckpointConfig;
import dev.millrace.api.CheckpointingMode;
import dev.millrace.api.CheckpointingOptions;
import dev.millrace.api.Configuration;
import dev.millrace.api.DataStream;
import dev.millrace.api.DataStreamSink;
import dev.millrace.api.IterativeStream;
import dev.millrace.api.KeyedStream;
import dev.millrace.api.RuntimeExecutionMode;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.WindowedStream;
import dev.millrace.connector.CollectionSource;
import dev.millrace.connector.SampleSource;
import dev.millrace.connector.Sink;
import dev.millrace.connector.Source;
import dev.millrace.functions.OutputTag;
import dev.millrace.graph.JobGraph;
import dev.millrace.samples.Results;
import dev.millrace.testkit.fuzz.job.JobFunctions.Item;
import dev.millrace.testkit.fuzz.plan.Checkpointing;
import dev.millrace.testkit.fuzz.plan.JobPlan;
import dev.millrace.testkit.fuzz.plan.Placing;
import dev.millrace.testkit.fuzz.plan.SourcePlan;
import dev.millrace.testkit.fuzz.plan.Step;
import dev.millrace.testkit.fuzz.plan.WindowShape;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.types.TypeInformation;
import dev.millrace.windowing.CountEvictor;
import dev.millrace.windowing.CountTrigger;
import dev.millrace.windowing.EventTimeSessionWindows;
import dev.millrace.windowing.EventTimeTrigger;
import dev.millrace.windowing.PurgingTrigger;
import dev.millrace.windowing.SlidingEventTimeWindows;
import dev.millrace.windowing.TimeEvictor;
import dev.millrace.windowing.TimeWindow;
import dev.millrace.windowing.TumblingEventTimeWindows;
import dev.millrace.windowing.Window;
import dev.millrace.windowing.WindowAssigner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes the engine's graph of a job. Whatever is added here has its words in {@link JobScript}. */
public final class JobGraphs implements Step.Reader<DataStream<Item>> {
    private static final TypeInformation<Item> ITEM = TypeInformation.of(Item.class);

    private final JobPlan plan;
    private final List<Placing> placings;
    private final StreamExecutionEnvironment env = new StreamExecutionEnvironment(JobFunctions.class.getClassLoader());
    private final List<DataStream<Item>> streams = new ArrayList<>();

    private JobGraphs(JobPlan plan, int version) {
        this.plan = plan;
        this.placings = plan.versions().get(version);
    }

    /** The graph of one version of the job. */
    public static JobGraph of(JobPlan plan, int version) {
        return new JobGraphs(plan, version).build(version);
    }

    /** The graph of the first version of the job, for batch execution. */
    public static JobGraph inBatch(JobPlan plan) {
        JobGraphs graphs = new JobGraphs(plan, 0);
        graphs.env.setRuntimeMode(RuntimeExecutionMode.BATCH);
        return graphs.build(0);
    }

    private JobGraph build(int version) {
        env.setMaxParallelism(plan.maxParallelism());
        checkpoints(plan.checkpoints());
        for (SourcePlan source : plan.sources()) {
            streams.add(placed(env.fromSource(source(source), strategy(source), label())));
        }
        for (Step step : plan.steps()) {
            DataStream<Item> made = step.read(this);
            streams.add(step.isOperator() ? placed((SingleOutputStreamOperator<Item>) made) : made);
        }
        for (int sink : plan.sinks()) {
            String result = JobPlan.result(sink);
            DataStreamSink<Item> added = streams.get(sink).sinkTo(sink(result));
            added.uid(result).setParallelism(placings.get(sink).sinkParallelism());
        }
        return env.getJobGraph("version-" + version);
    }

    private Sink<Item> sink(String result) {
        return switch (plan.delivery()) {
            case COMMITTED -> Results.committed(result);
            case APPENDED -> Results.append(result);
            case FILES -> JobFunctions.Lines.to(result);
        };
    }

    private void checkpoints(Checkpointing checkpoints) {
        if (!checkpoints.isEnabled()) {
            return;
        }
        env.enableCheckpointing(
                checkpoints.interval(),
                checkpoints.exactlyOnce() ? CheckpointingMode.EXACTLY_ONCE : CheckpointingMode.AT_LEAST_ONCE);
        CheckpointConfig config = env.getCheckpointConfig();
        config.setMaxConcurrentCheckpoints(checkpoints.concurrent());
        config.setTolerableCheckpointFailureNumber(checkpoints.tolerable());
        config.setMinPauseBetweenCheckpoints(checkpoints.pause());
        env.configure(new Configuration().set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, checkpoints.incremental()));
        if (checkpoints.overtakeAfter() >= 0) {
            config.enableUnalignedCheckpoints();
            config.setForceUnalignedCheckpoints(true);
            config.setAlignedCheckpointTimeout(Duration.ofMillis(checkpoints.overtakeAfter()));
        }
    }

    private Source<Item, ?, ?> source(SourcePlan source) {
        return source.given()
                ? new CollectionSource<>(
                        source.rows().stream()
                                .map(row -> new Item(row.key(), row.time(), row.value()))
                                .toList(),
                        ITEM)
                : new SampleSource<>("in" + streams.size(), Item.class);
    }

    private static WatermarkStrategy<Item> strategy(SourcePlan source) {
        long bound = source.bound();
        WatermarkStrategy<Item> strategy = source.punctual()
                ? WatermarkStrategy.forGenerator(context -> new JobFunctions.Punctual(bound))
                : WatermarkStrategy.forBoundedOutOfOrderness(Duration.ofMillis(bound));
        return strategy.withTimestampAssigner((item, previous) -> item.time());
    }

    private String label() {
        return "op" + streams.size();
    }

    private SingleOutputStreamOperator<Item> placed(SingleOutputStreamOperator<Item> added) {
        int stream = streams.size();
        Step step = plan.step(stream);
        if (step == null || step.isParallel()) {
            added.setParallelism(placings.get(stream).parallelism());
        }
        if (plan.unnamed().contains(stream)) {
            added.name(label());
        } else {
            added.uid(label());
        }
        return plan.unchained().contains(stream) ? added.disableChaining() : added;
    }

    private KeyedStream<Item, String> keyed(int stream) {
        return streams.get(stream).keyBy(item -> item.key());
    }

    @Override
    public DataStream<Item> simple(Step.Simple step) {
        DataStream<Item> input = step.keyed() ? keyed(step.input()) : streams.get(step.input());
        return switch (step.function()) {
            case TRIPLE -> input.map(new JobFunctions.Triple());
            case REKEY -> input.map(new JobFunctions.Rekey());
            case DROP_THIRDS -> input.filter(new JobFunctions.DropThirds());
            case REPEAT -> input.flatMap(new JobFunctions.Repeat());
        };
    }

    @Override
    public DataStream<Item> split(Step.Split step) {
        return streams.get(step.input()).process(new JobFunctions.OddAside());
    }

    @Override
    public DataStream<Item> side(Step.Side step) {
        return ((SingleOutputStreamOperator<Item>) streams.get(step.input()))
                .getSideOutput(new OutputTag<>("aside", ITEM));
    }

    @Override
    public DataStream<Item> rolling(Step.Rolling step) {
        KeyedStream<Item, String> input = keyed(step.input());
        return switch (step.roll()) {
            case REDUCE -> input.reduce(new JobFunctions.Add());
            case SUM -> input.sum("value");
            case MIN -> input.min("value");
            case MAX -> input.max("value");
            case MIN_BY -> input.minBy("value");
            case MAX_BY -> input.maxBy("value");
        };
    }

    @Override
    public DataStream<Item> counted(Step.Counted step) {
        return keyed(step.input()).process(new JobFunctions.Count(step.kept().name()));
    }

    @Override
    public DataStream<Item> sorted(Step.Sorted step) {
        return keyed(step.input()).process(new JobFunctions.Sort());
    }

    @Override
    public DataStream<Item> delayed(Step.Delayed step) {
        return keyed(step.input()).process(new JobFunctions.Delay(step.delay()));
    }

    @Override
    public DataStream<Item> paired(Step.Paired step) {
        return keyed(step.first()).connect(keyed(step.second())).process(new JobFunctions.Pair());
    }

    @Override
    public DataStream<Item> windowed(Step.Windowed step) {
        if (step.shape() instanceof WindowShape.Count count) {
            return contents(keyed(step.input()).countWindow(count.size()), step);
        }
        if (step.shape() instanceof WindowShape.SlidingCount count) {
            return contents(keyed(step.input()).countWindow(count.size(), count.slide()), step);
        }
        WindowedStream<Item, String, TimeWindow> windows =
                keyed(step.input()).window(assigner(step.shape())).allowedLateness(Duration.ofMillis(step.lateness()));
        switch (step.firing()) {
            case DEFAULT -> {}
            case PURGING_END -> windows.trigger(PurgingTrigger.of(EventTimeTrigger.create()));
            case EVERY_SECOND -> windows.trigger(CountTrigger.of(2));
            case PURGING_EVERY_SECOND -> windows.trigger(PurgingTrigger.of(CountTrigger.of(2)));
        }
        switch (step.evicting()) {
            case NOTHING -> {}
            case BUT_LAST_THREE -> windows.evictor(CountEvictor.of(3));
            case OLD -> windows.evictor(TimeEvictor.of(Duration.ofMillis(12)));
        }
        return contents(windows.sideOutputLateData(new OutputTag<>("aside", ITEM)), step);
    }

    private static WindowAssigner<? super Item, TimeWindow> assigner(WindowShape shape) {
        if (shape instanceof WindowShape.Tumbling tumbling) {
            return TumblingEventTimeWindows.of(
                    Duration.ofMillis(tumbling.size()), Duration.ofMillis(tumbling.offset()));
        }
        if (shape instanceof WindowShape.Sliding sliding) {
            return SlidingEventTimeWindows.of(
                    Duration.ofMillis(sliding.size()),
                    Duration.ofMillis(sliding.slide()),
                    Duration.ofMillis(sliding.offset()));
        }
        WindowShape.Session session = (WindowShape.Session) shape;
        long gap = session.gap();
        return session.dynamic()
                ? EventTimeSessionWindows.<Item>withDynamicGap(
                        item -> gap + 4L * (item.key().charAt(1) % 3))
                : EventTimeSessionWindows.withGap(Duration.ofMillis(gap));
    }

    private static <W extends Window> DataStream<Item> contents(
            WindowedStream<Item, String, W> windows, Step.Windowed step) {
        return switch (step.content()) {
            case REDUCED -> windows.reduce(new JobFunctions.Add());
            case REDUCED_LABELLED -> windows.reduce(new JobFunctions.Add(), new JobFunctions.LabelSum<>());
            case AGGREGATED -> windows.aggregate(new JobFunctions.AddUp());
            case AGGREGATED_LABELLED -> windows.aggregate(new JobFunctions.AddUp(), new JobFunctions.LabelTally<>());
            case EACH -> windows.process(new JobFunctions.Each<>());
        };
    }

    @Override
    public DataStream<Item> allWindowed(Step.AllWindowed step) {
        return step.shape() instanceof WindowShape.Count count
                ? ofAll(streams.get(step.input()).countWindowAll(count.size()), step)
                : ofAll(streams.get(step.input()).windowAll(assigner(step.shape())), step);
    }

    private static <W extends Window> DataStream<Item> ofAll(
            AllWindowedStream<Item, W> windows, Step.AllWindowed step) {
        return step.each()
                ? windows.process(new JobFunctions.EachOfAll<>())
                : windows.reduce(new JobFunctions.AddAll());
    }

    @Override
    public DataStream<Item> union(Step.Union step) {
        return streams.get(step.first()).union(streams.get(step.second()));
    }

    @Override
    public DataStream<Item> shipped(Step.Shipped step) {
        DataStream<Item> input = streams.get(step.input());
        return switch (step.way()) {
            case REBALANCE -> input.rebalance();
            case RESCALE -> input.rescale();
            case SHUFFLE -> input.shuffle();
            case GLOBAL -> input.global();
            case CUSTOM ->
                input.partitionCustom((value, channels) -> Math.floorMod(value, channels), item -> item.value());
        };
    }

    @Override
    public DataStream<Item> joined(Step.Joined step) {
        DataStream<Item> first = streams.get(step.first());
        DataStream<Item> second = streams.get(step.second());
        Duration size = Duration.ofMillis(step.size());
        return switch (step.joining()) {
            case INTERVAL ->
                keyed(step.first())
                        .intervalJoin(keyed(step.second()))
                        .between(size.negated(), size)
                        .process(new JobFunctions.Near());
            case WINDOW ->
                first.join(second)
                        .where(item -> item.key())
                        .equalTo(item -> item.key())
                        .window(TumblingEventTimeWindows.of(size))
                        .apply(new JobFunctions.Together());
            case CO_GROUP ->
                first.coGroup(second)
                        .where(item -> item.key())
                        .equalTo(item -> item.key())
                        .window(TumblingEventTimeWindows.of(size))
                        .apply(new JobFunctions.Weigh());
        };
    }

    @Override
    public DataStream<Item> mixed(Step.Mixed step) {
        DataStream<Item> first = streams.get(step.first());
        DataStream<Item> second = streams.get(step.second());
        return switch (step.mixing()) {
            case CO_MAP -> first.connect(second).map(new JobFunctions.PlusSevenOrMinus());
            case BROADCAST ->
                first.connect(second.broadcast(JobFunctions.Audience.COUNTS)).process(new JobFunctions.Hear());
            case KEYED_BROADCAST ->
                keyed(step.first())
                        .connect(second.broadcast(JobFunctions.Audience.COUNTS))
                        .process(new JobFunctions.HearKeyed());
        };
    }

    @Override
    public DataStream<Item> numbered(Step.Numbered step) {
        return streams.get(step.input()).process(new JobFunctions.Numbering(step.union()));
    }

    @Override
    public DataStream<Item> stamped(Step.Stamped step) {
        return stamped(streams.get(step.input()));
    }

    private static DataStream<Item> stamped(DataStream<Item> input) {
        WatermarkStrategy<Item> none = WatermarkStrategy.noWatermarks();
        return input.assignTimestampsAndWatermarks(none.withTimestampAssigner((item, previous) -> item.time()));
    }

    @Override
    public DataStream<Item> looped(Step.Looped step) {
        int parallelism = placings.get(streams.size()).parallelism();
        IterativeStream<Item> loop = streams.get(step.input()).iterate(JobPlan.LOOP_WAIT);
        loop.uid(label() + "-head").setParallelism(parallelism);
        SingleOutputStreamOperator<Item> turn = loop.keyBy(item -> item.key())
                .map(new JobFunctions.Halve())
                .uid(label() + "-half")
                .setParallelism(parallelism)
                .process(new JobFunctions.OddAside())
                .uid(label() + "-turn")
                .setParallelism(parallelism);
        loop.closeWith(turn);
        return stamped(turn.getSideOutput(new OutputTag<>("aside", ITEM)));
    }
}
