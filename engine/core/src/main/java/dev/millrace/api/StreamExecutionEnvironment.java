package dev.millrace.api;

import dev.millrace.connector.Boundedness;
import dev.millrace.connector.CollectionSource;
import dev.millrace.connector.DataGeneratorSource;
import dev.millrace.connector.SocketSource;
import dev.millrace.connector.Source;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.JobSettings;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.types.ResultTypeQueryable;
import dev.millrace.types.TypeExtraction;
import dev.millrace.types.TypeInformation;
import dev.millrace.types.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a job is written: sources are added to it and operators follow from them. One environment holds one job. Nothing
 * runs before the job is complete: its host then takes the {@link #getJobGraph graph} and runs that.
 */
public final class StreamExecutionEnvironment {
    private static final StackWalker CALLERS = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final ClassLoader classLoader;
    private final Configuration configuration = new Configuration();
    private final List<Transformation> transformations = new ArrayList<>();
    private int parallelism = 1;
    private int maxParallelism;
    private boolean complete;
    private @Nullable String jobName;

    /** An environment for a job whose classes {@code classLoader} knows. */
    public StreamExecutionEnvironment(ClassLoader classLoader) {
        this.classLoader = classLoader;
    }

    /** A class loader with a job that is being written by its classes. */
    public interface Home {
        /** What that job is written with. */
        StreamExecutionEnvironment environment();
    }

    /**
     * The environment of the script that calls this: its {@code env}. By the class that asks, so that no two jobs can meet. Throws
     * {@link IllegalStateException} in what is no script.
     */
    public static StreamExecutionEnvironment getExecutionEnvironment() {
        ClassLoader asking = CALLERS.getCallerClass().getClassLoader();
        if (asking instanceof Home home) {
            return home.environment();
        }
        throw new IllegalStateException(
                "There is an execution environment in a script that Millrace runs, and nowhere else.");
    }

    /** Adds a source called {@code sourceName}; {@code strategy} gives its records timestamps and makes its watermarks. */
    public <T> DataStreamSource<T> fromSource(
            Source<T, ?, ?> source, WatermarkStrategy<T> strategy, String sourceName) {
        Transformation transformation = new Transformation(
                "source", List.of(), strategy.assignsTimestamps(), parallelism, settings -> source.operator(strategy));
        transformation.name(sourceName);
        transformation.unbounded = source.getBoundedness() == Boundedness.CONTINUOUS_UNBOUNDED;
        transformation.refuse(Refusals.unserializable(source, strategy));
        return new DataStreamSource<>(this, add(transformation), producedType(source));
    }

    /** The same, for a source whose records' type Java has erased. */
    public <T> DataStreamSource<T> fromSource(
            Source<T, ?, ?> source, WatermarkStrategy<T> strategy, String sourceName, TypeInformation<T> type) {
        DataStreamSource<T> stream = fromSource(source, strategy, sourceName);
        stream.returns(type);
        return stream;
    }

    /** Reads these records, in one subtask; they have no timestamps. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read from
    public final <T> DataStreamSource<T> fromData(T... data) {
        return fromData(List.of(data));
    }

    /** Reads these records, in one subtask; they have no timestamps. The first of them says the type. */
    @SuppressWarnings("unchecked")
    public <T> DataStreamSource<T> fromData(Collection<T> data) {
        if (data.isEmpty()) {
            throw new IllegalArgumentException("fromData() needs at least one record, to know the type of the stream.");
        }
        Class<T> type = (Class<T>) data.iterator().next().getClass();
        if (!data.stream().allMatch(type::isInstance)) {
            throw new IllegalArgumentException("The elements in the collection are not all subclasses of "
                    + type.getSimpleName() + ", which the first one is; give fromData() their common class first.");
        }
        return fromData(data, TypeInformation.of(type));
    }

    /** Reads these records, which may be of different classes below {@code baseType}, in one subtask; they have no timestamps. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read from
    public final <T> DataStreamSource<T> fromData(Class<T> baseType, T... data) {
        return fromData(List.of(data), TypeInformation.of(baseType));
    }

    /** Reads these records of the given type, in one subtask; they have no timestamps. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read from
    public final <T> DataStreamSource<T> fromData(TypeInformation<T> typeInfo, T... data) {
        return fromData(List.of(data), typeInfo);
    }

    /** Reads these records of the given type, in one subtask; they have no timestamps. */
    public <T> DataStreamSource<T> fromData(Collection<T> data, TypeInformation<T> type) {
        Source<T, Integer, Void> source = new CollectionSource<>(List.copyOf(data), type);
        DataStreamSource<T> stream = fromSource(source, WatermarkStrategy.noWatermarks(), "data");
        stream.setParallelism(1);
        return stream;
    }

    /** Reads the numbers {@code from} to {@code to}, both included; each subtask a run of them. */
    public DataStreamSource<Long> fromSequence(long from, long to) {
        if (to < from) {
            throw new IllegalArgumentException("fromSequence() needs a last number that is not below the first.");
        }
        Source<Long, ?, ?> numbers = new DataGeneratorSource<>(number -> from + number, to - from + 1, Types.LONG);
        return fromSource(numbers, WatermarkStrategy.noWatermarks(), "sequence");
    }

    /**
     * Reads lines of text that {@code hostname} sends, in one subtask. They come once: after a failure, what was read since the last
     * checkpoint and what was sent meanwhile is lost. The run's stream {@code hostname:port} plays the sender.
     */
    public DataStreamSource<String> socketTextStream(String hostname, int port) {
        DataStreamSource<String> lines =
                fromSource(new SocketSource(hostname, port), WatermarkStrategy.noWatermarks(), "socket");
        lines.setParallelism(1);
        return lines;
    }

    @SuppressWarnings("unchecked")
    private static <T> TypeInformation<T> producedType(Source<T, ?, ?> source) {
        return source instanceof ResultTypeQueryable<?> queryable
                ? (TypeInformation<T>) queryable.getProducedType()
                : TypeExtraction.of(source, Source.class, 0);
    }

    Transformation add(Transformation transformation) {
        if (complete) {
            throw new IllegalStateException("The job is complete: what follows env.execute() would belong to no job.");
        }
        transformations.add(transformation);
        return transformation;
    }

    /** Takes a checkpoint every {@code interval} ms, 10 at least. */
    public StreamExecutionEnvironment enableCheckpointing(long interval) {
        getCheckpointConfig().setCheckpointInterval(interval);
        return this;
    }

    /** Takes a checkpoint every {@code interval} ms; {@code mode} says what a failure may do to the state. */
    public StreamExecutionEnvironment enableCheckpointing(long interval, CheckpointingMode mode) {
        getCheckpointConfig().setCheckpointingConsistencyMode(mode);
        return enableCheckpointing(interval);
    }

    /** Sets the number of subtasks of operators that are added from here on. */
    public StreamExecutionEnvironment setParallelism(int parallelism) {
        this.parallelism = Transformation.checkedParallelism(parallelism);
        return this;
    }

    /** The number of subtasks of operators that are added now. */
    public int getParallelism() {
        return parallelism;
    }

    /** Sets whether results come as the input does, or only when all of it is there. */
    public StreamExecutionEnvironment setRuntimeMode(RuntimeExecutionMode mode) {
        configuration.set(ExecutionOptions.RUNTIME_MODE, mode);
        return this;
    }

    /**
     * Sets how long an element waits at most for others that are given on together with it, in ms: the more wait, the more records a
     * second, and the later each. 0 = none waits, as long as the job does not say otherwise (Flink's default is 100); -1 = until the buffer
     * is full. A barrier and the end of input take everything along. See Flink's "Controlling Latency".
     */
    public StreamExecutionEnvironment setBufferTimeout(long timeoutMillis) {
        Transformation.checkedBufferTimeout(timeoutMillis);
        configuration.set(ExecutionOptions.BUFFER_TIMEOUT_ENABLED, timeoutMillis >= 0);
        configuration.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(Math.max(0, timeoutMillis)));
        return this;
    }

    /** How long an element waits at most for others, in ms; -1 = until the buffer is full. */
    public long getBufferTimeout() {
        return configuration.get(ExecutionOptions.BUFFER_TIMEOUT_ENABLED)
                ? configuration.get(ExecutionOptions.BUFFER_TIMEOUT).toMillis()
                : -1;
    }

    /** Sets the number of key groups of operators that do not set their own, up to 32768. */
    public StreamExecutionEnvironment setMaxParallelism(int maxParallelism) {
        this.maxParallelism = Transformation.checkedMaxParallelism(maxParallelism);
        return this;
    }

    /** Gives every operator subtasks of its own. */
    public StreamExecutionEnvironment disableOperatorChaining() {
        configuration.set(PipelineOptions.OPERATOR_CHAINING, false);
        return this;
    }

    /** Takes over everything that is set in {@code settings}. */
    public void configure(Configuration settings) {
        configuration.addAll(settings);
    }

    /** Settings with a method of their own. */
    public ExecutionConfig getConfig() {
        return new ExecutionConfig(configuration);
    }

    /** Settings of the checkpoints. */
    public CheckpointConfig getCheckpointConfig() {
        return new CheckpointConfig(configuration);
    }

    /** Says that the job is complete. May be left out: the end of the job script says the same. */
    public void execute() {
        if (complete) {
            throw new IllegalStateException("env.execute() was called twice; an environment holds one job.");
        }
        complete = true;
    }

    /** Says that the job is complete and what it is called. */
    public void execute(String jobName) {
        execute();
        this.jobName = jobName;
    }

    private boolean isBatch() {
        return switch (configuration.get(ExecutionOptions.RUNTIME_MODE)) {
            case STREAMING -> false;
            case BATCH -> true;
            case AUTOMATIC -> transformations.stream().noneMatch(transformation -> transformation.unbounded);
        };
    }

    /**
     * Builds the graph of the job, called {@code defaultName} unless {@link #execute(String)} named it. Throws
     * {@link InvalidProgramException} where the job breaks a rule.
     */
    public JobGraph getJobGraph(String defaultName) {
        String name = jobName != null ? jobName : defaultName;
        JobSettings settings = Settings.of(configuration, isBatch());
        if (settings.checkpoints().isEnabled()
                && settings.checkpoints().overtakes()
                && !configuration.get(CheckpointingOptions.FORCE_UNALIGNED)) {
            transformations.forEach(Refusals::requireNoOwnPartitioner);
        }
        return new JobGraphBuilder(transformations, settings, maxParallelism).build(name, classLoader);
    }
}
