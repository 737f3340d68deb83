package dev.millrace.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.api.Configuration;
import dev.millrace.api.DataStream;
import dev.millrace.api.InvalidProgramException;
import dev.millrace.api.RestartStrategyOptions;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.functions.AggregateFunction;
import dev.millrace.functions.MapFunction;
import dev.millrace.functions.OutputTag;
import dev.millrace.functions.RetractingWindowFunction;
import dev.millrace.functions.RichReduceFunction;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.types.Tuple2;
import dev.millrace.types.TypeInformation;
import dev.millrace.types.Types;
import dev.millrace.windowing.CountTrigger;
import dev.millrace.windowing.DeltaTrigger;
import dev.millrace.windowing.GlobalWindows;
import dev.millrace.windowing.ProcessingTimeSessionWindows;
import dev.millrace.windowing.PurgingTrigger;
import dev.millrace.windowing.Trigger;
import dev.millrace.windowing.TriggerResult;
import dev.millrace.windowing.TumblingEventTimeWindows;
import dev.millrace.windowing.TumblingProcessingTimeWindows;
import dev.millrace.windowing.Window;
import dev.millrace.windowing.WindowAssigner;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Jobs that break a rule, and what they are told. */
class RefusedJobsTest {
    private final StreamExecutionEnvironment env = Graphs.environment();

    /** Not Serializable. */
    static class Client {
        final String address = "here";
    }

    static class Lookup implements MapFunction<String, String> {
        private final List<Client> clients = List.of(new Client());

        @Override
        public String map(String value) {
            return value + clients.get(0).address;
        }
    }

    static class Latest implements AggregateFunction<String, Duration, String> {
        @Override
        public Duration createAccumulator() {
            return Duration.ZERO;
        }

        @Override
        public Duration add(String value, Duration accumulator) {
            return accumulator;
        }

        @Override
        public String getResult(Duration accumulator) {
            return "" + accumulator;
        }

        @Override
        public Duration merge(Duration a, Duration b) {
            return a;
        }
    }

    enum Size {
        SMALL
    }

    record Tagged(String name, Size size) {}

    private SingleOutputStreamOperator<String> lines() {
        return env.fromSource(new ListedSource<>(Types.STRING), WatermarkStrategy.noWatermarks(), "lines");
    }

    private String refusal() {
        InvalidProgramException refused = catchThrowableOfType(InvalidProgramException.class, () -> Graphs.graph(env));
        return Objects.requireNonNull(refused.getMessage());
    }

    @Test
    void emptyJob() {
        lines();
        assertThat(refusal())
                .isEqualTo(
                        "No operators defined in streaming topology. Cannot execute. No operator reads a source. Begin with env.fromSource(...) and end with"
                                + " sinkTo(...).");
    }

    @Test
    void uidUsedTwice() {
        lines().uid("a").map(String::length).uid("a");
        assertThat(refusal())
                .isEqualTo("The uid 'a' is used twice, by a source and by a map. State is found by uid: give each"
                        + " operator its own.");
    }

    @Test
    void functionThatCannotBeSerialized() {
        lines().map(new Lookup()).uid("lookup");
        assertThat(refusal())
                .isEqualTo("map 'lookup' is refused: the function cannot be copied to its subtasks, because"
                        + " Lookup.clients[] is a Client, which is not Serializable. Make it Serializable, or mark the"
                        + " field transient and create it in open().");
    }

    @Test
    void lambdaThatCapturesWhatCannotBeSerialized() {
        Client client = new Client();
        lines().map(line -> line + client.address);
        assertThat(refusal())
                .startsWith("map 'map' is refused: the function cannot be copied to its subtasks, because a value that"
                        + " the lambda captures is a Client, which is not Serializable.");
    }

    @Test
    void eventTimeWindowWithoutTimestamps() {
        lines().keyBy(line -> line)
                .window(TumblingEventTimeWindows.of(Duration.ofSeconds(1)))
                .reduce((a, b) -> a)
                .name("last");
        assertThat(refusal())
                .isEqualTo("window 'last' is refused: an event-time window needs records with timestamps, and a source"
                        + " before it gives none. Call withTimestampAssigner(...) on the source's WatermarkStrategy,"
                        + " or use processing-time windows.");
    }

    @Test
    void processingTimeWindowNeedsNoTimestamps() {
        lines().keyBy(line -> line)
                .window(TumblingProcessingTimeWindows.of(Duration.ofSeconds(1)))
                .reduce((a, b) -> a);
        assertThat(Graphs.nodes(Graphs.graph(env))).containsExactly("source lines x1", "window window x1");
    }

    @Test
    void arrayAsKey() {
        lines().keyBy(line -> line.split(" ")).reduce((a, b) -> b);
        assertThat(refusal())
                .isEqualTo("reduce 'reduce' is refused: the type String[] cannot be used as a key, because String[] is"
                        + " an array: two arrays with the same content have different hashes. Use a List or a record.");
    }

    @Test
    void enumInAKey() {
        lines().keyBy(line -> new Tagged(line, Size.SMALL)).reduce((a, b) -> b);
        assertThat(refusal())
                .isEqualTo("reduce 'reduce' is refused: the type Tagged cannot be used as a key, because Tagged.size:"
                        + " Size is an enum: its hash differs from one process to the next. Use its name().");
    }

    @Test
    void keyThatCannotBeStored() {
        lines().keyBy(line -> Duration.ZERO).reduce((a, b) -> b);
        assertThat(refusal())
                .startsWith("reduce 'reduce' is refused: the type Duration cannot be used as a key, because the class"
                        + " Duration cannot be stored: it is neither a basic type nor a POJO. State may be "
                        + TypeInformation.STORABLE + ".");
    }

    /** A POJO. */
    public static class Name {
        /** Without which it would be none. */
        @SuppressWarnings("NullAway.Init") // set by whoever makes it
        public String text;
    }

    @Test
    void pojoAsKeyWithoutAHashCodeOfItsOwn() {
        lines().keyBy(line -> new Name()).reduce((a, b) -> b);
        assertThat(refusal())
                .isEqualTo("reduce 'reduce' is refused: the type Name cannot be used as a key, because Name does not"
                        + " override hashCode(): two equal objects have different hashes. Override hashCode() and"
                        + " equals(), or use a record.");
    }

    @Test
    void recordsOfUnknownTypeAsState() {
        DataStream<List<String>> lists = lines().map(line -> List.of(line));
        lists.keyBy(list -> list.get(0)).reduce((a, b) -> b).uid("last");
        assertThat(refusal())
                .isEqualTo("reduce 'last' is refused: it keeps records as state, and it is not known what the List"
                        + " holds. State may be " + TypeInformation.STORABLE + "."
                        + " Where the type is only unknown, call .returns(...) on the operator before it.");
    }

    @Test
    void accumulatorThatCannotBeStored() {
        lines().keyBy(line -> line)
                .window(TumblingProcessingTimeWindows.of(Duration.ofSeconds(1)))
                .aggregate(new Latest())
                .uid("latest");
        assertThat(refusal())
                .startsWith("window 'latest' is refused: it keeps the accumulator as state, and the class Duration"
                        + " cannot be stored: it is neither a basic type nor a POJO.");
    }

    @Test
    void moreSubtasksThanKeyGroups() {
        lines().map(String::length).setParallelism(8).setMaxParallelism(4);
        assertThat(refusal())
                .isEqualTo("map 'map' is refused: its parallelism 8 is above its max parallelism 4. Raise"
                        + " setMaxParallelism(...) or lower setParallelism(...).");
    }

    @Test
    void parallelismOutOfBounds() {
        assertThatThrownBy(() -> env.setParallelism(0)).hasMessage("The parallelism must be at least 1, not 0.");
        assertThatThrownBy(() -> lines().setMaxParallelism(40_000))
                .hasMessage("The max parallelism must be between 1 and 32768, not 40000.");
    }

    @Test
    void forwardBetweenDifferentParallelisms() {
        lines().forward().map(String::length).setParallelism(2);
        assertThat(refusal())
                .isEqualTo("map 'map' is refused: forward() needs equal parallelisms, but source 'lines' has 1 and this"
                        + " one 2. Leave forward() out or use rebalance().");
    }

    @Test
    void collectingWhileTheScriptIsRead() {
        assertThatThrownBy(() -> lines().executeAndCollect())
                .hasMessage("executeAndCollect() would have to run the job while its script is being read. Write"
                        + " sinkTo(Results.append(\"name\")) instead: the records are the result of that name.");
    }

    @Test
    void aStreamMayBeUnitedWithItself() {
        DataStream<String> lines = lines();
        lines.union(lines).map(String::length);
        assertThat(Graphs.edges(Graphs.graph(env))).hasSize(2);
    }

    @Test
    void partitionerThatCannotBeSerialized() {
        Client client = new Client();
        lines().partitionCustom((key, channels) -> client.address.length(), line -> line)
                .map(String::length);
        assertThat(refusal())
                .startsWith("map 'map' is refused: the function cannot be copied to its subtasks, because a value that"
                        + " the lambda captures is a Client, which is not Serializable.");
    }

    @Test
    void sinkThatCannotBeSerialized() {
        Client client = new Client();
        lines().sinkTo(context -> {
            throw new IllegalStateException(client.address);
        });
        assertThat(refusal())
                .startsWith(
                        "sink 'sink' is refused: the function cannot be copied to its subtasks, because a value that"
                                + " the lambda captures is a Client, which is not Serializable.");
    }

    @Test
    void sideOutputReadWithTwoTypes() {
        SingleOutputStreamOperator<String> words = lines().map(line -> line).uid("words");
        words.getSideOutput(new OutputTag<>("late", Types.STRING)).map(String::length);
        words.getSideOutput(new OutputTag<>("late", Types.LONG)).map(late -> late + 1);
        assertThat(refusal())
                .isEqualTo("map 'words' is refused: the side output 'late' is read with two types, String and Long;"
                        + " give each type a tag with a name of its own");
    }

    @Test
    void operatorsOfTwoEnvironments() {
        StreamExecutionEnvironment other = Graphs.environment();
        DataStream<String> foreign =
                other.fromSource(new ListedSource<>(Types.STRING), WatermarkStrategy.noWatermarks(), "foreign");
        lines().union(foreign).map(String::length);
        assertThat(refusal())
                .isEqualTo("source 'foreign' is refused: it belongs to another environment. Build the whole job with"
                        + " one env.");
    }

    @Test
    void unknownRestartStrategy() {
        env.configure(new Configuration().set(RestartStrategyOptions.RESTART_STRATEGY, "sometimes"));
        lines().map(String::length);
        assertThatThrownBy(() -> Graphs.graph(env))
                .hasMessage(
                        "There is no restart strategy 'sometimes'; use \"none\", \"fixed-delay\", \"failure-rate\" or"
                                + " \"exponential-delay\".");
    }

    @Test
    void operatorsAfterExecute() {
        DataStream<String> lines = lines();
        env.execute();
        assertThatThrownBy(() -> lines.map(String::length))
                .hasMessage("The job is complete: what follows env.execute() would belong to no job.");
        assertThatThrownBy(env::execute).hasMessage("env.execute() was called twice; an environment holds one job.");
    }

    @Test
    void saysWhichLineMadeTheOperator() {
        lines().map(new Lookup());
        InvalidProgramException refused = catchThrowableOfType(InvalidProgramException.class, () -> Graphs.graph(env));
        assertThat(refused.where())
                .get()
                .extracting(StackTraceElement::getMethodName)
                .isEqualTo("saysWhichLineMadeTheOperator");
    }

    static class RichLast extends RichReduceFunction<String> {
        @Override
        public String reduce(String first, String second) {
            return second;
        }
    }

    @Test
    void richFunctionInsideAWindow() {
        lines().keyBy(line -> line).countWindow(2).reduce(new RichLast()).uid("last");
        assertThat(refusal())
                .isEqualTo(
                        "window 'last' is refused: what combines the records of a window must not be a rich function,"
                                + " and RichLast is one. Let a ProcessWindowFunction, given as second argument, do what needs"
                                + " open(), close() or the runtime context.");
    }

    @Test
    void richFunctionInsideAWindowOverAllRecords() {
        lines().countWindowAll(2).reduce(new RichLast());
        assertThat(refusal()).startsWith("window 'window' is refused: what combines the records of a window must not");
    }

    @Test
    void eventTimeWindowOverAllRecordsWithoutTimestamps() {
        lines().windowAll(TumblingEventTimeWindows.of(Duration.ofSeconds(1))).reduce((a, b) -> a);
        assertThat(refusal()).contains("an event-time window needs records with timestamps");
    }

    @Test
    void triggerThatCannotMergeOnASession() {
        lines().keyBy(line -> line)
                .window(ProcessingTimeSessionWindows.withGap(Duration.ofSeconds(1)))
                .trigger(DeltaTrigger.of(
                        1,
                        (a, b) -> 0,
                        Types.STRING.createSerializer(env.getConfig().getSerializerConfig())))
                .reduce((a, b) -> a);
        assertThat(refusal()).contains("its windows merge, and DeltaTrigger");
    }

    @Test
    void sumOfWhatIsNoNumber() {
        var words = env.fromData(Types.TUPLE(Types.STRING, Types.INT), Tuple2.of("a", 1))
                .keyBy(word -> word.f0);
        assertThatThrownBy(() -> words.sum(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be summed because the class String of the component 'f0'");
        words.sum(1);
        words.max(0);
    }

    @Test
    void sumOfATypeThatIsNotKnown() {
        var pairs = env.fromData("a").map(word -> Tuple2.of(word, 1)).keyBy(pair -> pair.f0);
        assertThatThrownBy(() -> pairs.sum(1))
                .hasMessageContaining("it is not known what the Tuple2 holds. Say the type with .returns(...)");
    }

    @Test
    void tagWithoutItsType() {
        assertThatThrownBy(() -> new OutputTag<String>("late"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Make the tag an anonymous class");
    }

    @Test
    void recordsOfDifferentClasses() {
        assertThatThrownBy(() -> env.fromData(List.<Object>of("a", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not all subclasses of String");
    }

    @Test
    void windowOverAllRecordsInTwoSubtasks() {
        SingleOutputStreamOperator<String> all =
                lines().countWindowAll(2).reduce((a, b) -> a).name("pairs");
        assertThatThrownBy(() -> all.setParallelism(2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The parallelism of window 'pairs' must be 1, not 2: it sees all records together."
                        + " For more, use keyBy(...).window(...).");
        assertThatThrownBy(() -> all.setMaxParallelism(2)).hasMessageStartingWith("The max parallelism of window");
    }

    @Test
    void recordsThatAreToBeTakenBack() {
        lines().keyBy(line -> line)
                .window(GlobalWindows.create())
                .trigger(CountTrigger.of(2))
                .process(new RetractingWindowFunction<>(Types.STRING));
        assertThat(refusal()).contains("give it to reduce(...) or aggregate(...) as second argument");
    }

    @Test
    void nothingToTakeBack() {
        lines().keyBy(line -> line)
                .window(GlobalWindows.create())
                .trigger(PurgingTrigger.of(CountTrigger.of(2)))
                .reduce((a, b) -> a, new RetractingWindowFunction<>(Types.STRING));
        assertThat(refusal()).contains("so there is nothing to take back");
    }

    /** A window of so many records. */
    static final class Page extends Window {
        @Override
        public long maxTimestamp() {
            return Long.MAX_VALUE;
        }
    }

    static final class Pages extends WindowAssigner<String, Page> {
        @Override
        public Collection<Page> assignWindows(String line, long timestamp, WindowAssignerContext context) {
            return List.of(new Page());
        }

        @Override
        public Trigger<String, Page> getDefaultTrigger() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isEventTime() {
            return false;
        }
    }

    @Test
    void windowsOfAKindOfTheirOwn() {
        lines().keyBy(line -> line).window(new Pages()).trigger(new Never()).reduce((a, b) -> a);
        assertThat(refusal()).contains("windows of a kind of its own, Page", "gives TimeWindow");
    }

    static final class Never extends Trigger<Object, Window> {
        @Override
        public TriggerResult onElement(Object element, long timestamp, Window window, TriggerContext ctx) {
            return TriggerResult.CONTINUE;
        }

        @Override
        public TriggerResult onProcessingTime(long time, Window window, TriggerContext ctx) {
            return TriggerResult.CONTINUE;
        }

        @Override
        public TriggerResult onEventTime(long time, Window window, TriggerContext ctx) {
            return TriggerResult.CONTINUE;
        }

        @Override
        public void clear(Window window, TriggerContext ctx) {}
    }
}
