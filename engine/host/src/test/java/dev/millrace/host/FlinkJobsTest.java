package dev.millrace.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Small jobs as Flink's documentation has them, and what they give. */
class FlinkJobsTest {
    private static final String CLICKS = """
            record Click(String user, long time, int page) {}
            var clicks = env.fromData(new Click("ann", 1000, 1), new Click("bob", 1500, 2), new Click("ann", 2500, 3),
                            new Click("ann", 9000, 1), new Click("bob", 9500, 2))
                    .assignTimestampsAndWatermarks(WatermarkStrategy.<Click>forMonotonousTimestamps()
                            .withTimestampAssigner((click, previous) -> click.time()));
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

    private static List<String> rows(String script) throws Exception {
        Jobs.Heard heard = new Jobs.Heard();
        RunOutcome outcome = Jobs.outcome(engine, Jobs.request(script, 60_000), heard);
        assertThat(outcome).isInstanceOf(RunOutcome.Finished.class);
        List<String> rows = ((RunOutcome.Finished) outcome).results().getOrDefault("out", List.of());
        assertThat(rows).as("%s", heard.events.get(heard.events.size() - 1)).isNotEmpty();
        return rows;
    }

    @Test
    void asItIsWrittenForFlink() throws Exception {
        assertThat(rows("""
                import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

                StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
                env.fromData(1, 2, 3).map(number -> 2 * number).returns(Types.INT).sinkTo(Results.committed("out"));
                env.execute("doubled");
                """)).containsExactly("2", "4", "6");
    }

    @Test
    void wordCount() throws Exception {
        assertThat(rows("""
                class Tokenizer implements FlatMapFunction<String, Tuple2<String, Integer>> {
                    public void flatMap(String value, Collector<Tuple2<String, Integer>> out) {
                        for (String token : value.toLowerCase().split("\\\\W+")) {
                            if (token.length() > 0) {
                                out.collect(new Tuple2<>(token, 1));
                            }
                        }
                    }
                }
                env.fromData("To be, or not to be").name("in-memory-input")
                    .flatMap(new Tokenizer()).name("tokenizer")
                    .keyBy(value -> value.f0)
                    .sum(1).name("counter")
                    .sinkTo(Results.append("out"));
                """)).contains("(to,2)", "(be,2)", "(or,1)");
    }

    @Test
    void fraudDetection() throws Exception {
        assertThat(rows("""
                record Transaction(long accountId, long timestamp, double amount) {}
                record Alert(long id) {}
                class FraudDetector extends KeyedProcessFunction<Long, Transaction, Alert> {
                    private static final double SMALL_AMOUNT = 1.00;
                    private static final double LARGE_AMOUNT = 500.00;
                    private static final long ONE_MINUTE = 60 * 1000;
                    private transient ValueState<Boolean> flagState;
                    private transient ValueState<Long> timerState;

                    @Override
                    public void open(OpenContext openContext) {
                        flagState = getRuntimeContext().getState(new ValueStateDescriptor<>("flag", Types.BOOLEAN));
                        timerState = getRuntimeContext().getState(new ValueStateDescriptor<>("timer-state", Types.LONG));
                    }

                    @Override
                    public void processElement(Transaction transaction, Context context, Collector<Alert> collector)
                            throws Exception {
                        Boolean lastTransactionWasSmall = flagState.value();
                        if (lastTransactionWasSmall != null) {
                            if (transaction.amount() > LARGE_AMOUNT) {
                                collector.collect(new Alert(transaction.accountId()));
                            }
                            cleanUp(context);
                        }
                        if (transaction.amount() < SMALL_AMOUNT) {
                            flagState.update(true);
                            long timer = context.timerService().currentProcessingTime() + ONE_MINUTE;
                            context.timerService().registerProcessingTimeTimer(timer);
                            timerState.update(timer);
                        }
                    }

                    @Override
                    public void onTimer(long timestamp, OnTimerContext ctx, Collector<Alert> out) {
                        timerState.clear();
                        flagState.clear();
                    }

                    private void cleanUp(Context ctx) throws Exception {
                        Long timer = timerState.value();
                        ctx.timerService().deleteProcessingTimeTimer(timer);
                        timerState.clear();
                        flagState.clear();
                    }
                }
                env.fromData(new Transaction(1, 0, 0.5), new Transaction(2, 1, 9.0), new Transaction(1, 2, 600.0))
                    .keyBy(Transaction::accountId)
                    .process(new FraudDetector()).name("fraud-detector")
                    .sinkTo(Results.append("out")).name("send-alerts");
                """)).containsExactly("Alert(id=1)");
    }

    @Test
    void ridesAndFares() throws Exception {
        assertThat(rows("""
                record Ride(long id, String driver) {}
                record Fare(long id, float total) {}
                record RideAndFare(Ride ride, Fare fare) {}
                class Enrichment extends RichCoFlatMapFunction<Ride, Fare, RideAndFare> {
                    private ValueState<Ride> rideState;
                    private ValueState<Fare> fareState;

                    @Override
                    public void open(OpenContext context) {
                        rideState = getRuntimeContext().getState(new ValueStateDescriptor<>("saved ride", Ride.class));
                        fareState = getRuntimeContext().getState(new ValueStateDescriptor<>("saved fare", Fare.class));
                    }

                    @Override
                    public void flatMap1(Ride ride, Collector<RideAndFare> out) throws Exception {
                        Fare fare = fareState.value();
                        if (fare != null) {
                            fareState.clear();
                            out.collect(new RideAndFare(ride, fare));
                        } else {
                            rideState.update(ride);
                        }
                    }

                    @Override
                    public void flatMap2(Fare fare, Collector<RideAndFare> out) throws Exception {
                        Ride ride = rideState.value();
                        if (ride != null) {
                            rideState.clear();
                            out.collect(new RideAndFare(ride, fare));
                        } else {
                            fareState.update(fare);
                        }
                    }
                }
                DataStream<Ride> rides = env.fromData(new Ride(1, "a"), new Ride(2, "b"));
                DataStream<Fare> fares = env.fromData(new Fare(2, 3.5f), new Fare(1, 4.5f));
                rides.keyBy(ride -> ride.id()).connect(fares.keyBy(fare -> fare.id()))
                    .flatMap(new Enrichment()).uid("enrichment")
                    .map(both -> both.ride().driver() + " " + both.fare().total())
                    .sinkTo(Results.append("out"));
                """)).containsExactlyInAnyOrder("a 4.5", "b 3.5");
    }

    @Test
    void sessions() throws Exception {
        assertThat(rows(CLICKS + """
                clicks.keyBy(Click::user)
                    .window(EventTimeSessionWindows.withGap(Duration.ofSeconds(3)))
                    .process(new ProcessWindowFunction<Click, String, String, TimeWindow>() {
                        @Override
                        public void process(String user, Context context, Iterable<Click> clicks, Collector<String> out) {
                            int count = 0;
                            for (Click click : clicks) {
                                count++;
                            }
                            out.collect(user + " " + count + " until " + context.window().getEnd());
                        }
                    })
                    .sinkTo(Results.append("out"));
                """))
                .containsExactlyInAnyOrder(
                        "ann 2 until 5500", "bob 1 until 4500", "ann 1 until 12000", "bob 1 until 12500");
    }

    @Test
    void topPages() throws Exception {
        assertThat(rows(CLICKS + """
                record PageCount(int page, long end, long count) {}
                class Count implements AggregateFunction<Click, Long, Long> {
                    public Long createAccumulator() { return 0L; }
                    public Long add(Click click, Long sum) { return sum + 1; }
                    public Long getResult(Long sum) { return sum; }
                    public Long merge(Long a, Long b) { return a + b; }
                }
                class End extends ProcessWindowFunction<Long, PageCount, Integer, TimeWindow> {
                    public void process(Integer page, Context context, Iterable<Long> counts, Collector<PageCount> out) {
                        out.collect(new PageCount(page, context.window().getEnd(), counts.iterator().next()));
                    }
                }
                class Top extends KeyedProcessFunction<Long, PageCount, String> {
                    private ListState<PageCount> pages;
                    @Override
                    public void open(OpenContext openContext) {
                        pages = getRuntimeContext().getListState(new ListStateDescriptor<>("pages", PageCount.class));
                    }
                    @Override
                    public void processElement(PageCount count, Context ctx, Collector<String> out) throws Exception {
                        pages.add(count);
                        ctx.timerService().registerEventTimeTimer(count.end() + 1);
                    }
                    @Override
                    public void onTimer(long timestamp, OnTimerContext ctx, Collector<String> out) throws Exception {
                        List<PageCount> all = new ArrayList<>();
                        pages.get().forEach(all::add);
                        pages.clear();
                        all.sort(Comparator.comparingLong(PageCount::count).reversed().thenComparing(PageCount::page));
                        out.collect(ctx.getCurrentKey() + ": page " + all.get(0).page());
                    }
                }
                clicks.keyBy(Click::page)
                    .window(TumblingEventTimeWindows.of(Duration.ofSeconds(10)))
                    .aggregate(new Count(), new End())
                    .keyBy(count -> count.end())
                    .process(new Top())
                    .sinkTo(Results.append("out"));
                """)).containsExactly("10000: page 1");
    }

    @Test
    void enrichmentByBroadcast() throws Exception {
        assertThat(rows("""
                record Rule(String shape, String name) {}
                MapStateDescriptor<String, Rule> descriptor =
                    new MapStateDescriptor<>("RulesBroadcastState", Types.STRING, TypeInformation.of(new TypeHint<Rule>() {}));
                BroadcastStream<Rule> rules = env.fromData(new Rule("square", "four")).broadcast(descriptor);
                class Match extends BroadcastProcessFunction<String, Rule, String> {
                    private final MapStateDescriptor<String, Rule> descriptor =
                        new MapStateDescriptor<>("RulesBroadcastState", Types.STRING, TypeInformation.of(Rule.class));
                    @Override
                    public void processBroadcastElement(Rule rule, Context ctx, Collector<String> out) throws Exception {
                        ctx.getBroadcastState(descriptor).put(rule.shape(), rule);
                        out.collect("rule " + rule.name());
                    }
                    @Override
                    public void processElement(String shape, ReadOnlyContext ctx, Collector<String> out) throws Exception {
                        out.collect(shape);
                    }
                }
                env.fromData("square", "circle").connect(rules).process(new Match()).sinkTo(Results.append("out"));
                """)).containsExactlyInAnyOrder("rule four", "square", "circle");
    }

    @Test
    void sideOutputs() throws Exception {
        assertThat(rows("""
                final OutputTag<String> outputTag = new OutputTag<String>("side-output") {};
                SingleOutputStreamOperator<Integer> mainDataStream = env.fromData(1, 2, 3)
                    .process(new ProcessFunction<Integer, Integer>() {
                        private final OutputTag<String> tag = new OutputTag<String>("side-output") {};
                        @Override
                        public void processElement(Integer value, Context ctx, Collector<Integer> out) throws Exception {
                            out.collect(value);
                            ctx.output(tag, "sideout-" + String.valueOf(value));
                        }
                    });
                DataStream<String> sideOutputStream = mainDataStream.getSideOutput(outputTag);
                mainDataStream.map(value -> "main-" + value).union(sideOutputStream, sideOutputStream)
                    .sinkTo(Results.append("out"));
                """)).hasSize(9).contains("main-1", "sideout-1");
    }

    @Test
    void deduplicationWithTimeToLive() throws Exception {
        assertThat(rows("""
                class Deduplicate extends RichFlatMapFunction<String, String> {
                    private ValueState<Boolean> seen;
                    @Override
                    public void open(OpenContext ctx) {
                        StateTtlConfig ttl = StateTtlConfig.newBuilder(Duration.ofHours(1))
                            .setUpdateType(StateTtlConfig.UpdateType.OnCreateAndWrite)
                            .setStateVisibility(StateTtlConfig.StateVisibility.NeverReturnExpired)
                            .setTtlTimeCharacteristic(StateTtlConfig.TtlTimeCharacteristic.ProcessingTime)
                            .cleanupFullSnapshot()
                            .cleanupIncrementally(10, true)
                            .cleanupInRocksdbCompactFilter(1000, Duration.ofHours(1))
                            .disableCleanupInBackground()
                            .build();
                        ValueStateDescriptor<Boolean> descriptor = new ValueStateDescriptor<>("seen", Types.BOOLEAN);
                        descriptor.enableTimeToLive(ttl);
                        seen = getRuntimeContext().getState(descriptor);
                    }
                    @Override
                    public void flatMap(String event, Collector<String> out) throws Exception {
                        if (seen.value() == null) {
                            out.collect(event);
                            seen.update(true);
                        }
                    }
                }
                env.fromData("a", "b", "a").keyBy(e -> e).flatMap(new Deduplicate()).sinkTo(Results.append("out"));
                """)).containsExactly("a", "b");
    }

    @Test
    void intervalJoin() throws Exception {
        assertThat(rows(CLICKS + """
                clicks.keyBy(Click::user)
                    .intervalJoin(clicks.keyBy(Click::user))
                    .between(Duration.ofMillis(1), Duration.ofSeconds(2))
                    .process(new ProcessJoinFunction<Click, Click, String>() {
                        @Override
                        public void processElement(Click left, Click right, Context ctx, Collector<String> out) {
                            out.collect(left.user() + ": " + left.page() + ", " + right.page());
                        }
                    })
                    .sinkTo(Results.append("out"));
                """)).containsExactly("ann: 1, 3");
    }

    @Test
    void windowJoin() throws Exception {
        assertThat(rows(CLICKS + """
                clicks.join(clicks.filter(click -> click.page() == 3))
                    .where(Click::user).equalTo(Click::user)
                    .window(TumblingEventTimeWindows.of(Duration.ofSeconds(5)))
                    .apply((left, right) -> left.user() + ": " + left.page() + ", " + right.page(), Types.STRING)
                    .sinkTo(Results.append("out"));
                """)).containsExactlyInAnyOrder("ann: 1, 3", "ann: 3, 3");
    }

    @Test
    void slidingAverages() throws Exception {
        assertThat(rows("""
                class Average implements AggregateFunction<Tuple2<String, Long>, Tuple2<Long, Long>, Double> {
                    @Override
                    public Tuple2<Long, Long> createAccumulator() {
                        return new Tuple2<>(0L, 0L);
                    }
                    @Override
                    public Tuple2<Long, Long> add(Tuple2<String, Long> value, Tuple2<Long, Long> accumulator) {
                        return new Tuple2<>(accumulator.f0 + value.f1, accumulator.f1 + 1L);
                    }
                    @Override
                    public Double getResult(Tuple2<Long, Long> accumulator) {
                        return ((double) accumulator.f0) / accumulator.f1;
                    }
                    @Override
                    public Tuple2<Long, Long> merge(Tuple2<Long, Long> a, Tuple2<Long, Long> b) {
                        return new Tuple2<>(a.f0 + b.f0, a.f1 + b.f1);
                    }
                }
                env.fromData(Types.TUPLE(Types.STRING, Types.LONG), Tuple2.of("a", 1L), Tuple2.of("a", 1500L))
                    .assignTimestampsAndWatermarks(WatermarkStrategy.<Tuple2<String, Long>>forMonotonousTimestamps()
                        .withTimestampAssigner((event, timestamp) -> event.f1))
                    .keyBy(event -> event.f0)
                    .window(SlidingEventTimeWindows.of(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                    .aggregate(new Average())
                    .sinkTo(Results.append("out"));
                """)).containsExactly("1.0", "750.5", "1500.0");
    }
}
