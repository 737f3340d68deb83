package dev.millrace.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Configuration;
import dev.millrace.api.DataStream;
import dev.millrace.api.PipelineOptions;
import dev.millrace.api.RestartStrategyOptions;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.functions.Collector;
import dev.millrace.functions.FlatMapFunction;
import dev.millrace.functions.OutputTag;
import dev.millrace.functions.ProcessFunction;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.OperatorNode;
import dev.millrace.graph.RestartSettings;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.types.TypeHint;
import dev.millrace.types.TypeInformation;
import dev.millrace.types.Types;
import dev.millrace.windowing.TumblingEventTimeWindows;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobGraphTest {
    private final StreamExecutionEnvironment env = Graphs.environment();

    static class Words implements FlatMapFunction<String, String> {
        @Override
        public void flatMap(String line, Collector<String> out) {
            List.of(line.split(" ")).forEach(out::collect);
        }
    }

    static class LongAside extends ProcessFunction<String, Integer> {
        static final OutputTag<String> LONG = new OutputTag<>("long", Types.STRING);

        @Override
        public void processElement(String value, Context ctx, Collector<Integer> out) {
            ctx.output(LONG, value);
        }
    }

    private DataStream<String> lines(String name) {
        return env.fromSource(new ListedSource<>(Types.STRING), WatermarkStrategy.noWatermarks(), name);
    }

    private List<String> nodes() {
        return Graphs.nodes(Graphs.graph(env));
    }

    private List<String> edges() {
        return Graphs.edges(Graphs.graph(env));
    }

    @Test
    void chainsWhatFollowsForward() {
        lines("lines")
                .flatMap(new Words())
                .filter(word -> !word.isEmpty())
                .map(String::length)
                .sinkTo(new ListedSink<>("out"));
        assertThat(nodes())
                .containsExactly(
                        "source lines x1",
                        "flat-map flat-map x1 +",
                        "filter filter x1 +",
                        "map map x1 +",
                        "sink sink x1 +");
    }

    @Test
    void breaksChainsWhereTheJobSaysSo() {
        lines("lines")
                .map(line -> line + "!")
                .disableChaining()
                .map(String::length)
                .startNewChain();
        lines("more").map(String::length).startNewChain().filter(length -> length > 3);
        assertThat(nodes())
                .containsExactly(
                        "source lines x1",
                        "map map x1",
                        "map map-2 x1",
                        "source more x1",
                        "map map-3 x1",
                        "filter filter x1 +");
    }

    @Test
    void chainsNothingWhereChainingIsOff() {
        env.disableOperatorChaining();
        lines("lines").map(String::length);
        assertThat(nodes()).containsExactly("source lines x1", "map map x1");
        assertThat(Graphs.graph(env).settings().chaining()).isFalse();
    }

    @Test
    void goesRoundRobinBetweenDifferentParallelisms() {
        lines("lines").map(String::length).setParallelism(3).sinkTo(new ListedSink<>("out"));
        assertThat(edges()).containsExactly("lines -rebalance-> map", "map -rebalance-> sink");
    }

    @Test
    void takesTheAskedPartitioning() {
        lines("lines").rebalance().map(String::length).forward().filter(length -> length > 3);
        assertThat(edges()).containsExactly("lines -rebalance-> map", "map -forward-> filter");
        assertThat(nodes()).containsExactly("source lines x1", "map map x1", "filter filter x1 +");
    }

    @Test
    void leadsEveryStreamOfAUnionToTheSameInput() {
        lines("a").union(lines("b"), lines("c")).map(String::length);
        assertThat(edges()).containsExactly("a -forward-> map", "b -forward-> map", "c -forward-> map");
        assertThat(Graphs.graph(env).edges()).allMatch(edge -> edge.input() == 0);
        assertThat(nodes()).contains("map map x1");
    }

    @Test
    void readsSideOutputs() {
        var shorts = lines("lines").process(new LongAside()).uid("split");
        shorts.getSideOutput(LongAside.LONG).keyBy(line -> line).reduce((a, b) -> a + b);
        shorts.sinkTo(new ListedSink<>("shorts"));
        assertThat(edges())
                .containsExactly("lines -forward-> split", "split[long] -hash-> reduce", "split -forward-> sink");
    }

    @Test
    void leavesOutSourcesThatNobodyReads() {
        lines("unread");
        lines("lines").map(String::length);
        assertThat(nodes()).containsExactly("source lines x1", "map map x1 +");
    }

    @Test
    void givesLabelsThatDifferFromEachOtherAndFromUids() {
        lines("lines")
                .map(String::length)
                .map(length -> length + 1)
                .map(length -> length + 1)
                .uid("map");
        assertThat(nodes()).containsExactly("source lines x1", "map map-2 x1 +", "map map-3 x1 +", "map map x1 +");
    }

    @Test
    void choosesMaxParallelismAsFlinkDoes() {
        lines("lines")
                .map(String::length)
                .setParallelism(100)
                .filter(length -> length > 3)
                .setMaxParallelism(7);
        assertThat(Graphs.graph(env).nodes())
                .extracting(OperatorNode::maxParallelism)
                .containsExactly(128, 256, 7);
        env.setMaxParallelism(512);
        assertThat(Graphs.graph(env).nodes())
                .extracting(OperatorNode::maxParallelism)
                .containsExactly(512, 512, 7);
    }

    @Test
    void takesTheSettings() {
        env.configure(new Configuration()
                .set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay")
                .set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3)
                .set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofSeconds(2))
                .set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(50)));
        env.getCheckpointConfig().setCheckpointTimeout(5_000);
        env.getCheckpointConfig().setMinPauseBetweenCheckpoints(300);
        lines("lines").map(String::length);
        var settings = Graphs.graph(env).settings();
        assertThat(settings.restart()).isEqualTo(new RestartSettings.FixedDelay(3, 2_000));
        assertThat(settings.watermarkInterval()).isEqualTo(50);
        assertThat(settings.checkpoints().timeout()).isEqualTo(5_000);
        assertThat(settings.checkpoints().minPause()).isEqualTo(300);
    }

    @Test
    void takesTheNameFromExecute() {
        lines("lines").map(String::length);
        assertThat(Graphs.graph(env).name()).isEqualTo("test");
        env.execute("lengths");
        JobGraph graph = Graphs.graph(env);
        assertThat(graph.name()).isEqualTo("lengths");
        assertThat(graph.classLoader()).isSameAs(JobGraphTest.class.getClassLoader());
    }

    @Test
    void believesReturns() {
        var lists = lines("lines").map(line -> List.of(line)).returns(new TypeHint<List<String>>() {});
        assertThat(lists.getType()).isEqualTo(Types.LIST(Types.STRING));
        assertThat(lists.keyBy(List::size).getKeyType()).isEqualTo(Types.INT);
    }

    @Test
    void windowsFollowWindows() {
        env.fromSource(
                        ListedSource.flights(),
                        WatermarkStrategy.<Flight>forMonotonousTimestamps()
                                .withTimestampAssigner((flight, previous) -> flight.date()),
                        "flights")
                .keyBy(Flight::origin)
                .window(TumblingEventTimeWindows.of(Duration.ofHours(1)))
                .reduce((a, b) -> b)
                .keyBy(Flight::destination)
                .window(TumblingEventTimeWindows.of(Duration.ofHours(1)))
                .reduce((a, b) -> b);
        assertThat(nodes()).containsExactly("source flights x1", "window window x1", "window window-2 x1");
        assertThat(TypeInformation.of(Flight.class).problem()).isNull();
    }
}
