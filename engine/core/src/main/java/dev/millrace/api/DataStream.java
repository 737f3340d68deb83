package dev.millrace.api;

import dev.millrace.connector.PrintSink;
import dev.millrace.connector.Sink;
import dev.millrace.connector.SinkOperator;
import dev.millrace.functions.FilterFunction;
import dev.millrace.functions.FlatMapFunction;
import dev.millrace.functions.KeySelector;
import dev.millrace.functions.MapFunction;
import dev.millrace.functions.Partitioner;
import dev.millrace.functions.ProcessFunction;
import dev.millrace.graph.Partitioning;
import dev.millrace.runtime.OperatorFactory;
import dev.millrace.state.MapStateDescriptor;
import dev.millrace.state.StateDescriptor;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.types.TypeExtraction;
import dev.millrace.types.TypeInformation;
import dev.millrace.windowing.CountEvictor;
import dev.millrace.windowing.CountTrigger;
import dev.millrace.windowing.GlobalWindow;
import dev.millrace.windowing.GlobalWindows;
import dev.millrace.windowing.PurgingTrigger;
import dev.millrace.windowing.Window;
import dev.millrace.windowing.WindowAssigner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Records on their way. Each method adds an operator to the job and gives the stream that comes out of it.
 *
 * @param <T> type of the records
 */
public class DataStream<T> {
    final StreamExecutionEnvironment environment;
    final List<Upstream> upstreams;
    TypeInformation<T> type;

    DataStream(StreamExecutionEnvironment environment, List<Upstream> upstreams, TypeInformation<T> type) {
        this.environment = environment;
        this.upstreams = upstreams;
        this.type = type;
    }

    /** The environment the job is written in. */
    public StreamExecutionEnvironment getExecutionEnvironment() {
        return environment;
    }

    /** What is known of the records' type. */
    public TypeInformation<T> getType() {
        return type;
    }

    /** Each record becomes another. */
    public <R> SingleOutputStreamOperator<R> map(MapFunction<T, R> mapper) {
        return typed(transform("map", Operators.map(mapper), mapper), TypeExtraction.of(mapper, MapFunction.class, 1));
    }

    /** Some records go on. */
    public SingleOutputStreamOperator<T> filter(FilterFunction<T> filter) {
        return typed(transform("filter", Operators.filter(filter), filter), type);
    }

    /** Each record becomes any number of others. */
    public <R> SingleOutputStreamOperator<R> flatMap(FlatMapFunction<T, R> flatMapper) {
        return typed(
                transform("flat-map", Operators.flatMap(flatMapper), flatMapper),
                TypeExtraction.of(flatMapper, FlatMapFunction.class, 1));
    }

    /** The same, with results of the given type. */
    public <R> SingleOutputStreamOperator<R> map(MapFunction<T, R> mapper, TypeInformation<R> outputType) {
        return map(mapper).returns(outputType);
    }

    /** The same, with results of the given type. */
    public <R> SingleOutputStreamOperator<R> flatMap(FlatMapFunction<T, R> flatMapper, TypeInformation<R> outputType) {
        return flatMap(flatMapper).returns(outputType);
    }

    /** The same, with results of the given type. */
    public <R> SingleOutputStreamOperator<R> process(
            ProcessFunction<T, R> processFunction, TypeInformation<R> outputType) {
        return process(processFunction).returns(outputType);
    }

    /** Each record, with its timestamp, becomes any number of others, also on side outputs. */
    public <R> SingleOutputStreamOperator<R> process(ProcessFunction<T, R> processFunction) {
        return typed(
                transform("process", Operators.process(processFunction), processFunction),
                TypeExtraction.of(processFunction, ProcessFunction.class, 1));
    }

    /** Sends all records of a key to one subtask. */
    public <K> KeyedStream<T, K> keyBy(KeySelector<T, K> key) {
        return keyBy(key, TypeExtraction.of(key, KeySelector.class, 1));
    }

    /** Sends all records of a key to one subtask; for a key whose type Java has erased. */
    public <K> KeyedStream<T, K> keyBy(KeySelector<T, K> key, TypeInformation<K> keyType) {
        return new KeyedStream<>(this, key, keyType);
    }

    /** Groups all records into windows, in one subtask. */
    public <W extends Window> AllWindowedStream<T, W> windowAll(WindowAssigner<? super T, W> assigner) {
        return new AllWindowedStream<>(this, assigner);
    }

    /** Groups all records into windows of {@code size} records, in one subtask; an incomplete one never fires. */
    public AllWindowedStream<T, GlobalWindow> countWindowAll(long size) {
        return windowAll(GlobalWindows.create()).trigger(PurgingTrigger.of(CountTrigger.of(size)));
    }

    /** After every {@code slide} records, the last {@code size} records are a window; in one subtask. */
    public AllWindowedStream<T, GlobalWindow> countWindowAll(long size, long slide) {
        return windowAll(GlobalWindows.create()).evictor(CountEvictor.of(size)).trigger(CountTrigger.of(slide));
    }

    /** This stream and others of the same type, interleaved. */
    @SafeVarargs
    public final DataStream<T> union(DataStream<T>... streams) {
        List<Upstream> all = new ArrayList<>(upstreams);
        for (DataStream<T> stream : streams) {
            all.addAll(stream.upstreams);
        }
        return new DataStream<>(environment, all, type);
    }

    /**
     * Begins a loop, which {@link IterativeStream#closeWith} closes. Its input may not be bounded, since a loop without an end is never
     * finished; see {@link #iterate(long)}.
     */
    public IterativeStream<T> iterate() {
        return iterate(0);
    }

    /**
     * Begins a loop, which {@link IterativeStream#closeWith} closes and which is over when the input has ended and nothing has come back
     * for {@code maxWaitTimeMillis} ms of processing time; 0 = never. Flink had it until 2.0 (DataStream API, "Iterations").
     */
    public IterativeStream<T> iterate(long maxWaitTimeMillis) {
        return new IterativeStream<>(this, maxWaitTimeMillis);
    }

    /** This stream and another, which may be of another type, for one operator. */
    public <R> ConnectedStreams<T, R> connect(DataStream<R> other) {
        return new ConnectedStreams<>(this, other);
    }

    /** This stream and a broadcast one, for one operator. */
    public <R> BroadcastConnectedStream<T, R> connect(BroadcastStream<R> broadcastStream) {
        return new BroadcastConnectedStream<>(this, broadcastStream);
    }

    /** This stream and another, for a function that sees all records of a key and window together. */
    public <T2> CoGroupedStreams<T, T2> coGroup(DataStream<T2> other) {
        return new CoGroupedStreams<>(this, other);
    }

    /** This stream and another, for a function that sees each pair of records of a key and window. */
    public <T2> JoinedStreams<T, T2> join(DataStream<T2> other) {
        return new JoinedStreams<>(coGroup(other));
    }

    /** The records marked as those of one of two streams, by an operator of this stream's own parallelism. */
    <R> DataStream<R> tagged(String name, TypeInformation<R> result, MapFunction<T, R> tagger) {
        Transformation added = transform("map", Operators.map(tagger));
        added.parallelism(upstreams.get(0).from().parallelism);
        return typed(added, result).name(name);
    }

    /** Deals the records out round-robin to all subtasks. */
    public DataStream<T> rebalance() {
        return shipped(new Shipping.Fixed(new Partitioning.Rebalance()));
    }

    /** Deals the records out round-robin; each sending subtask to an even share of the receiving ones, by channels that stay among them. */
    public DataStream<T> rescale() {
        return shipped(new Shipping.Fixed(new Partitioning.Rescale()));
    }

    /** Sends each record to a subtask chosen at random; the choice is a function of the run's seed. */
    public DataStream<T> shuffle() {
        return shipped(new Shipping.Fixed(new Partitioning.Shuffle()));
    }

    /** Sends each record to every subtask. */
    public DataStream<T> broadcast() {
        return shipped(new Shipping.Fixed(new Partitioning.Broadcast()));
    }

    /** Sends each record to every subtask of the operator that it is connected in, where it may change broadcast states. */
    public BroadcastStream<T> broadcast(MapStateDescriptor<?, ?>... broadcastStateDescriptors) {
        Set<String> names = Arrays.stream(broadcastStateDescriptors)
                .map(StateDescriptor::getName)
                .collect(Collectors.toSet());
        return new BroadcastStream<>(broadcast(), names);
    }

    /** Sends all records to the first subtask. */
    public DataStream<T> global() {
        return shipped(new Shipping.Fixed(new Partitioning.Global()));
    }

    /** Sends from subtask i to subtask i; refused where the parallelisms differ. */
    public DataStream<T> forward() {
        return shipped(new Shipping.Forward());
    }

    /** Sends each record to the subtask that {@code partitioner} chooses by what {@code keySelector} takes out of the record. */
    public <K> DataStream<T> partitionCustom(Partitioner<K> partitioner, KeySelector<T, K> keySelector) {
        return shipped(new Shipping.Custom(partitioner, keySelector));
    }

    /** This stream with another way to travel. */
    DataStream<T> shipped(Shipping shipping) {
        return new DataStream<>(environment, Upstream.shipped(upstreams, shipping), type);
    }

    /** Gives the records timestamps, and makes watermarks from here on; those that come from the source are ignored. */
    public SingleOutputStreamOperator<T> assignTimestampsAndWatermarks(WatermarkStrategy<T> strategy) {
        Transformation added = transform("timestamps", Operators.timestampsAndWatermarks(strategy), strategy);
        added.chaining = ChainingStrategy.HEAD;
        added.parallelism(upstreams.get(0).from().parallelism);
        added.timestamped |= strategy.assignsTimestamps();
        return typed(added, type);
    }

    /** Writes the records to {@code sink}. */
    public DataStreamSink<T> sinkTo(Sink<T> sink) {
        return new DataStreamSink<>(transform("sink", () -> new SinkOperator<>(sink), sink));
    }

    /** Prints every record to standard output; with the subtask's 1-based number before it where there are several. */
    public DataStreamSink<T> print() {
        return sinkTo(new PrintSink<>()).name("Print to Std. Out");
    }

    /** Prints every record to standard output, with {@code sinkIdentifier} before it. */
    public DataStreamSink<T> print(String sinkIdentifier) {
        return sinkTo(new PrintSink<>(sinkIdentifier)).name("Print to Std. Out");
    }

    /** Prints every record to standard error; with the subtask's 1-based number before it where there are several. */
    public DataStreamSink<T> printToErr() {
        return sinkTo(new PrintSink<>(true)).name("Print to Std. Err");
    }

    /** Prints every record to standard error, with {@code sinkIdentifier} before it. */
    public DataStreamSink<T> printToErr(String sinkIdentifier) {
        return sinkTo(new PrintSink<>(sinkIdentifier, true)).name("Print to Std. Err");
    }

    /**
     * Always refused: a script says what is to run and does not wait for it. The return type is Flink's, so that the rest of a
     * job that is brought along compiles.
     */
    public Iterator<T> executeAndCollect() {
        throw new UnsupportedOperationException(
                "executeAndCollect() would have to run the job while its script is being"
                        + " read. Write sinkTo(Results.append(\"name\")) instead: the records are the result of that name.");
    }

    /** Adds an operator that reads this stream and holds {@code functions} of the user. */
    Transformation transform(String kind, OperatorFactory factory, Object... functions) {
        Transformation added =
                new Transformation(kind, upstreams, timestamped(), environment.getParallelism(), settings -> factory);
        return environment.add(added.refuse(Refusals.unserializable(functions)));
    }

    <R> SingleOutputStreamOperator<R> typed(Transformation transformation, TypeInformation<R> result) {
        return new SingleOutputStreamOperator<>(environment, transformation, result);
    }

    /** Whether all records have timestamps, as far as the job says. */
    boolean timestamped() {
        return upstreams.stream().allMatch(upstream -> upstream.from().timestamped);
    }
}
