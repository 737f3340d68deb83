package dev.millrace.testkit.fuzz.job;

import dev.millrace.connector.Sink;
import dev.millrace.connector.file.BasePathBucketAssigner;
import dev.millrace.connector.file.DefaultRollingPolicy;
import dev.millrace.connector.file.Encoder;
import dev.millrace.connector.file.FileSink;
import dev.millrace.connector.file.Path;
import dev.millrace.functions.AggregateFunction;
import dev.millrace.functions.BroadcastProcessFunction;
import dev.millrace.functions.CheckpointedFunction;
import dev.millrace.functions.CoGroupFunction;
import dev.millrace.functions.CoMapFunction;
import dev.millrace.functions.Collector;
import dev.millrace.functions.FilterFunction;
import dev.millrace.functions.FlatMapFunction;
import dev.millrace.functions.FunctionInitializationContext;
import dev.millrace.functions.FunctionSnapshotContext;
import dev.millrace.functions.JoinFunction;
import dev.millrace.functions.KeyedBroadcastProcessFunction;
import dev.millrace.functions.KeyedCoProcessFunction;
import dev.millrace.functions.KeyedProcessFunction;
import dev.millrace.functions.MapFunction;
import dev.millrace.functions.OpenContext;
import dev.millrace.functions.OutputTag;
import dev.millrace.functions.ProcessAllWindowFunction;
import dev.millrace.functions.ProcessFunction;
import dev.millrace.functions.ProcessJoinFunction;
import dev.millrace.functions.ProcessWindowFunction;
import dev.millrace.functions.ReduceFunction;
import dev.millrace.functions.RichMapFunction;
import dev.millrace.functions.TimerService;
import dev.millrace.state.AggregatingState;
import dev.millrace.state.AggregatingStateDescriptor;
import dev.millrace.state.BroadcastState;
import dev.millrace.state.KeyedStateStore;
import dev.millrace.state.ListState;
import dev.millrace.state.ListStateDescriptor;
import dev.millrace.state.MapState;
import dev.millrace.state.MapStateDescriptor;
import dev.millrace.state.OperatorStateStore;
import dev.millrace.state.ReducingState;
import dev.millrace.state.ReducingStateDescriptor;
import dev.millrace.state.StateTtlConfig;
import dev.millrace.state.ValueState;
import dev.millrace.state.ValueStateDescriptor;
import dev.millrace.time.Watermark;
import dev.millrace.time.WatermarkGenerator;
import dev.millrace.time.WatermarkOutput;
import dev.millrace.types.TypeInformation;
import dev.millrace.types.Types;
import dev.millrace.windowing.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The functions of all fuzzed jobs. {@link JobScript} puts this file's own text into the scripts that it writes, so that a
 * scenario shows the very functions that the fuzzer ran; what stands above the first of them is the script's prelude.
 */
@SuppressWarnings("SameNameButDifferent") // Flink names the contexts of all kinds of functions alike
public final class JobFunctions {
    private JobFunctions() {}

    /** A record of the job. */
    public record Item(String key, long time, long value) {}

    /** What a window adds up. */
    public record Tally(String key, long count, long sum) {}

    /** May advance the watermark with each record. */
    public static final class Punctual implements WatermarkGenerator<Item> {
        private final long bound;

        public Punctual(long bound) {
            this.bound = bound;
        }

        @Override
        public void onEvent(Item item, long timestamp, WatermarkOutput output) {
            output.emitWatermark(new Watermark(timestamp - bound - 1));
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {}
    }

    /** Half of the value, but not nothing. */
    public static final class Halve implements MapFunction<Item, Item> {
        @Override
        public Item map(Item item) {
            long half = Math.floorDiv(item.value(), 2L);
            return new Item(item.key(), item.time(), half == 0 ? 1 : half);
        }
    }

    /** Three times the value and 1, which is how often a fresh copy of the function has been opened. */
    public static final class Triple extends RichMapFunction<Item, Item> {
        private int opened;

        @Override
        public void open(OpenContext openContext) {
            opened++;
        }

        @Override
        public Item map(Item item) {
            return new Item(item.key(), item.time(), 3 * item.value() + opened);
        }
    }

    public static final class Rekey implements MapFunction<Item, Item> {
        @Override
        public Item map(Item item) {
            return new Item("k" + Math.floorMod(item.value(), 5L), item.time(), item.value());
        }
    }

    public static final class DropThirds implements FilterFunction<Item> {
        @Override
        public boolean filter(Item item) {
            return Math.floorMod(item.value(), 3L) != 0;
        }
    }

    /** Emits each record never, once or twice. */
    public static final class Repeat implements FlatMapFunction<Item, Item> {
        @Override
        public void flatMap(Item item, Collector<Item> out) {
            for (long i = Math.floorMod(item.value(), 3L); i > 0; i--) {
                out.collect(item);
            }
        }
    }

    public static final class OddAside extends ProcessFunction<Item, Item> {
        @Override
        public void processElement(Item item, Context ctx, Collector<Item> out) {
            if (Math.floorMod(item.value(), 2L) == 1) {
                ctx.output(new OutputTag<>("aside", TypeInformation.of(Item.class)), item);
            } else {
                out.collect(item);
            }
        }
    }

    public static final class Add implements ReduceFunction<Item> {
        @Override
        public Item reduce(Item a, Item b) {
            return new Item(a.key(), Math.max(a.time(), b.time()), a.value() + b.value());
        }
    }

    public static final class AddUp implements AggregateFunction<Item, Tally, Item> {
        @Override
        public Tally createAccumulator() {
            return new Tally("", 0, 0);
        }

        @Override
        public Tally add(Item item, Tally tally) {
            return new Tally(item.key(), tally.count() + 1, tally.sum() + item.value());
        }

        @Override
        public Item getResult(Tally tally) {
            return new Item(tally.key(), tally.count(), tally.sum());
        }

        @Override
        public Tally merge(Tally a, Tally b) {
            return new Tally(a.key(), a.count() + b.count(), a.sum() + b.sum());
        }
    }

    /** Says the end of a window of which {@link Add} made one record. */
    public static final class LabelSum<W extends Window> extends ProcessWindowFunction<Item, Item, String, W> {
        @Override
        public void process(String key, Context context, Iterable<Item> items, Collector<Item> out) {
            for (Item item : items) {
                out.collect(new Item(key, context.window().maxTimestamp(), item.value()));
            }
        }
    }

    /** Says the end of a window of which {@link AddUp} made one record. */
    public static final class LabelTally<W extends Window> extends ProcessWindowFunction<Item, Item, String, W> {
        @Override
        public void process(String key, Context context, Iterable<Item> items, Collector<Item> out) {
            for (Item item : items) {
                out.collect(new Item(key, context.window().maxTimestamp(), 1_000 * item.time() + item.value()));
            }
        }
    }

    /** Emits all records of a window, in order of time. */
    public static final class Each<W extends Window> extends ProcessWindowFunction<Item, Item, String, W> {
        @Override
        public void process(String key, Context context, Iterable<Item> items, Collector<Item> out) {
            List<Item> sorted = new ArrayList<>();
            items.forEach(sorted::add);
            sorted.sort(Comparator.comparingLong(Item::time).thenComparingLong(Item::value));
            for (Item item : sorted) {
                out.collect(new Item(key, context.window().maxTimestamp(), item.value()));
            }
        }
    }

    /** Adds up records of any key. */
    public static final class AddAll implements ReduceFunction<Item> {
        @Override
        public Item reduce(Item a, Item b) {
            return new Item("all", Math.max(a.time(), b.time()), a.value() + b.value());
        }
    }

    /** Emits all records of a window over all keys. */
    public static final class EachOfAll<W extends Window> extends ProcessAllWindowFunction<Item, Item, W> {
        @Override
        public void process(Context context, Iterable<Item> items, Collector<Item> out) {
            for (Item item : items) {
                out.collect(new Item(item.key(), context.window().maxTimestamp(), item.value()));
            }
        }
    }

    /** A sum that is changed where it is. */
    public static final class Purse {
        public long sum;
    }

    /** Running sums, held in one kind of state. */
    public static final class Count extends KeyedProcessFunction<String, Item, Item> {
        private final String kind;

        public Count(String kind) {
            this.kind = kind;
        }

        @Override
        public void processElement(Item item, Context ctx, Collector<Item> out) throws Exception {
            out.collect(new Item(item.key(), item.time(), sumWith(item.value())));
        }

        private long sumWith(long value) throws Exception {
            KeyedStateStore states = getRuntimeContext();
            switch (kind) {
                case "VALUE" -> {
                    ValueState<Long> sum = states.getState(new ValueStateDescriptor<>("sum", Types.LONG));
                    Long before = sum.value();
                    sum.update(before == null ? value : before + value);
                    return before == null ? value : before + value;
                }
                case "LIST" -> {
                    ListState<Long> values = states.getListState(new ListStateDescriptor<>("values", Types.LONG));
                    values.add(value);
                    return total(values.get());
                }
                case "MAP" -> {
                    MapState<String, Long> sums =
                            states.getMapState(new MapStateDescriptor<>("sums", Types.STRING, Types.LONG));
                    String part = value % 2 == 0 ? "even" : "odd";
                    Long before = sums.get(part);
                    sums.put(part, before == null ? value : before + value);
                    return total(sums.values());
                }
                case "REDUCING" -> {
                    ReducingState<Long> sum =
                            states.getReducingState(new ReducingStateDescriptor<>("reduced", Long::sum, Types.LONG));
                    sum.add(value);
                    return total(List.of(sum.get()));
                }
                case "EXPIRING" -> {
                    ValueStateDescriptor<Long> expiring = new ValueStateDescriptor<>("expiring", Types.LONG);
                    expiring.enableTimeToLive(
                            StateTtlConfig.newBuilder(Duration.ofDays(10)).build());
                    ValueState<Long> sum = states.getState(expiring);
                    Long before = sum.value();
                    sum.update(before == null ? value : before + value);
                    return before == null ? value : before + value;
                }
                case "POJO" -> {
                    ValueState<Purse> purse =
                            states.getState(new ValueStateDescriptor<>("purse", TypeInformation.of(Purse.class)));
                    Purse held = purse.value() == null ? new Purse() : purse.value();
                    held.sum += value;
                    purse.update(held);
                    return held.sum;
                }
                default -> {
                    AggregatingState<Item, Item> sum = states.getAggregatingState(new AggregatingStateDescriptor<>(
                            "aggregated", new AddUp(), TypeInformation.of(Tally.class)));
                    sum.add(new Item("", 0, value));
                    Item now = sum.get();
                    return now == null ? 0 : now.value();
                }
            }
        }

        private static long total(Iterable<Long> values) {
            long total = 0;
            for (long value : values) {
                total += value;
            }
            return total;
        }
    }

    /** Emits each record, and how many there have been, which it knows by a member variable that each snapshot takes down. */
    public static final class Numbering extends ProcessFunction<Item, Item> implements CheckpointedFunction {
        private final boolean union;

        @SuppressWarnings("NullAway.Init") // initialised before the first element
        private transient ListState<Long> counted;

        private transient long count;

        public Numbering(boolean union) {
            this.union = union;
        }

        @Override
        public void initializeState(FunctionInitializationContext context) throws Exception {
            OperatorStateStore states = context.getOperatorStateStore();
            ListStateDescriptor<Long> descriptor = new ListStateDescriptor<>("counted", Types.LONG);
            counted = union ? states.getUnionListState(descriptor) : states.getListState(descriptor);
            for (long before : counted.get()) {
                count += before;
            }
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) throws Exception {
            counted.update(List.of(count));
        }

        @Override
        public void processElement(Item item, Context ctx, Collector<Item> out) {
            count++;
            out.collect(item);
            out.collect(new Item("k0", 0, count));
        }
    }

    /** Holds records back until the watermark has passed them; then emits running sums in order of time. */
    public static final class Waiting {
        private final KeyedStateStore states;

        public Waiting(KeyedStateStore states) {
            this.states = states;
        }

        private ListState<Item> waiting() {
            return states.getListState(new ListStateDescriptor<>("waiting", TypeInformation.of(Item.class)));
        }

        public void add(String key, long timestamp, long value, TimerService timers) throws Exception {
            waiting().add(new Item(key, timestamp, value));
            timers.registerEventTimeTimer(timestamp);
        }

        public void release(long time, Collector<Item> out) throws Exception {
            ValueState<Long> sum = states.getState(new ValueStateDescriptor<>("sum", Types.LONG));
            List<Item> due = new ArrayList<>();
            List<Item> later = new ArrayList<>();
            for (Item item : waiting().get()) {
                (item.time() <= time ? due : later).add(item);
            }
            due.sort(Comparator.comparingLong(Item::time).thenComparingLong(Item::value));
            for (Item item : due) {
                Long before = sum.value();
                sum.update(before == null ? item.value() : before + item.value());
                out.collect(new Item(item.key(), item.time(), before == null ? item.value() : before + item.value()));
            }
            waiting().update(later);
        }
    }

    public static final class Sort extends KeyedProcessFunction<String, Item, Item> {
        @Override
        public void processElement(Item item, Context ctx, Collector<Item> out) throws Exception {
            long timestamp = Objects.requireNonNull(ctx.timestamp());
            new Waiting(getRuntimeContext()).add(item.key(), timestamp, item.value(), ctx.timerService());
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext ctx, Collector<Item> out) throws Exception {
            new Waiting(getRuntimeContext()).release(timestamp, out);
        }
    }

    public static final class Delay extends KeyedProcessFunction<String, Item, Item> {
        private final long delay;

        public Delay(long delay) {
            this.delay = delay;
        }

        private ListState<Item> waiting() {
            return getRuntimeContext()
                    .getListState(new ListStateDescriptor<>("delayed", TypeInformation.of(Item.class)));
        }

        @Override
        public void processElement(Item item, Context ctx, Collector<Item> out) throws Exception {
            waiting().add(item);
            TimerService timers = ctx.timerService();
            timers.registerProcessingTimeTimer(timers.currentProcessingTime() + delay);
            timers.registerEventTimeTimer(Long.MAX_VALUE);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext ctx, Collector<Item> out) throws Exception {
            for (Item item : waiting().get()) {
                out.collect(item);
            }
            waiting().clear();
        }
    }

    /** Rows as lines of files, of which some are gone on with after a checkpoint. Scripts do not import what it spells out. */
    public static final class Lines implements Encoder<Item> {
        public static Sink<Item> to(String folder) {
            return FileSink.forRowFormat(new Path(folder), new Lines())
                    .withBucketAssigner(new BasePathBucketAssigner<>())
                    .withRollingPolicy(DefaultRollingPolicy.builder()
                            .withRolloverInterval(Duration.ofMillis(60))
                            .build())
                    .withBucketCheckInterval(25)
                    .build();
        }

        @Override
        public void encode(Item item, java.io.OutputStream stream) throws java.io.IOException {
            String line = "Item(key=" + item.key() + ", time=" + item.time() + ", value=" + item.value() + ")\n";
            stream.write(line.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    public static final class PlusSevenOrMinus implements CoMapFunction<Item, Item, Item> {
        @Override
        public Item map1(Item item) {
            return new Item(item.key(), item.time(), item.value() + 7);
        }

        @Override
        public Item map2(Item item) {
            return new Item(item.key(), item.time(), -item.value());
        }
    }

    /** Counts what is broadcast; one of the subtasks says how much it was. */
    public static final class Audience {
        public static final MapStateDescriptor<String, Long> COUNTS =
                new MapStateDescriptor<>("counts", Types.STRING, Types.LONG);

        private Audience() {}

        public static void hear(BroadcastState<String, Long> counts, int subtask, Collector<Item> out)
                throws Exception {
            Long before = counts.get("heard");
            long now = before == null ? 1 : before + 1;
            counts.put("heard", now);
            if (subtask == 0) {
                out.collect(new Item("k0", 0, now));
            }
        }
    }

    public static final class Hear extends BroadcastProcessFunction<Item, Item, Item> {
        @Override
        public void processElement(Item item, ReadOnlyContext ctx, Collector<Item> out) {
            out.collect(item);
        }

        @Override
        public void processBroadcastElement(Item item, Context ctx, Collector<Item> out) throws Exception {
            int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
            Audience.hear(ctx.getBroadcastState(Audience.COUNTS), subtask, out);
        }
    }

    public static final class HearKeyed extends KeyedBroadcastProcessFunction<String, Item, Item, Item> {
        @Override
        public void processElement(Item item, ReadOnlyContext ctx, Collector<Item> out) {
            out.collect(item);
        }

        @Override
        public void processBroadcastElement(Item item, Context ctx, Collector<Item> out) throws Exception {
            int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
            Audience.hear(ctx.getBroadcastState(Audience.COUNTS), subtask, out);
        }
    }

    /** Makes one of two that an interval join has found. */
    public static final class Near extends ProcessJoinFunction<Item, Item, Item> {
        @Override
        public void processElement(Item left, Item right, Context ctx, Collector<Item> out) {
            out.collect(new Item(left.key(), ctx.getTimestamp(), 31 * left.value() + right.value()));
        }
    }

    /** Makes one of two that a window join has found. */
    public static final class Together implements JoinFunction<Item, Item, Item> {
        @Override
        public Item join(Item a, Item b) {
            return new Item(a.key(), Math.max(a.time(), b.time()), 31 * a.value() + b.value());
        }
    }

    /** Counts the records of two streams, the first's in hundreds, and takes the values of the second away from the first's. */
    public static final class Weigh implements CoGroupFunction<Item, Item, Item> {
        @Override
        public void coGroup(Iterable<Item> first, Iterable<Item> second, Collector<Item> out) {
            String key = "";
            long counts = 0;
            long sum = 0;
            for (Item item : first) {
                key = item.key();
                counts += 100;
                sum += item.value();
            }
            for (Item item : second) {
                key = item.key();
                counts += 1;
                sum -= item.value();
            }
            out.collect(new Item(key, counts, sum));
        }
    }

    /** The same for two streams, of which the second is taken away. */
    public static final class Pair extends KeyedCoProcessFunction<String, Item, Item, Item> {
        @Override
        public void processElement1(Item item, Context ctx, Collector<Item> out) throws Exception {
            long timestamp = Objects.requireNonNull(ctx.timestamp());
            new Waiting(getRuntimeContext()).add(item.key(), timestamp, item.value(), ctx.timerService());
        }

        @Override
        public void processElement2(Item item, Context ctx, Collector<Item> out) throws Exception {
            long timestamp = Objects.requireNonNull(ctx.timestamp());
            new Waiting(getRuntimeContext()).add(item.key(), timestamp, -item.value(), ctx.timerService());
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext ctx, Collector<Item> out) throws Exception {
            new Waiting(getRuntimeContext()).release(timestamp, out);
        }
    }
}
