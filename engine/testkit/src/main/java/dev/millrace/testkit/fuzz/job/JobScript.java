package dev.millrace.testkit.fuzz.job;

import dev.millrace.testkit.fuzz.plan.Checkpointing;
import dev.millrace.testkit.fuzz.plan.JobPlan;
import dev.millrace.testkit.fuzz.plan.Placing;
import dev.millrace.testkit.fuzz.plan.SourcePlan;
import dev.millrace.testkit.fuzz.plan.Step;
import dev.millrace.testkit.fuzz.plan.WindowShape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the script of a job: the same as {@link JobGraphs} builds, in words. */
public final class JobScript implements Step.Reader<String> {
    private static final Pattern DECLARED = Pattern.compile("(?m)^(?:record|class) (\\w+)");

    private final JobPlan plan;
    private final List<Placing> placings;
    private final StringBuilder text = new StringBuilder();
    private int stream;

    private JobScript(JobPlan plan, int version) {
        this.plan = plan;
        this.placings = plan.versions().get(version);
    }

    /** The script of one version of the job, with the functions that it uses. */
    public static String of(JobPlan plan, int version) {
        String script = new JobScript(plan, version).pipeline();
        List<String> functions = new ArrayList<>(functions());
        // Those that are used by others stand before them.
        for (int i = functions.size() - 1; i >= 0; i--) {
            Matcher name = DECLARED.matcher(functions.get(i));
            if (name.find() && mentions(script, name.group(1))) {
                script = functions.get(i) + "\n\n" + script;
            }
        }
        return script;
    }

    private static boolean mentions(String script, String name) {
        return Pattern.compile("\\b" + name + "\\b").matcher(script).find();
    }

    /** The declarations in the text of {@link JobFunctions}, as a script has them: no class around them, no modifiers. */
    private static List<String> functions() {
        String name = JobFunctions.class.getSimpleName() + ".java";
        try (InputStream in = Objects.requireNonNull(JobFunctions.class.getResourceAsStream(name), name)) {
            String source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String begin = "private " + JobFunctions.class.getSimpleName() + "() {}\n\n";
            String declarations = source.substring(source.indexOf(begin) + begin.length(), source.lastIndexOf('}'));
            return Pattern.compile("\n\n(?=    (public|/\\*\\*))")
                    .splitAsStream(declarations)
                    .map(JobScript::unwrapped)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String unwrapped(String declaration) {
        return declaration
                .lines()
                .map(line -> line.startsWith("    ") ? line.substring(4) : line)
                .map(line -> line.replaceFirst("^public (static final )?", ""))
                .collect(Collectors.joining("\n"));
    }

    private String pipeline() {
        line("env.setMaxParallelism(" + plan.maxParallelism() + ");");
        checkpoints(plan.checkpoints());
        for (SourcePlan source : plan.sources()) {
            String strategy = source.punctual()
                    ? "WatermarkStrategy.<Item>forGenerator(context -> new Punctual(" + source.bound() + "))"
                    : "WatermarkStrategy.<Item>forBoundedOutOfOrderness(" + ms(source.bound()) + ")";
            declare(
                    "env.fromSource(" + source(source) + ", " + strategy
                            + ".withTimestampAssigner((item, previous) -> item.time()), \"op" + stream + "\")",
                    true,
                    true);
        }
        for (Step step : plan.steps()) {
            declare(step.read(this), step.isOperator(), step.isParallel());
        }
        for (int sink : plan.sinks()) {
            String result = JobPlan.result(sink);
            String to = switch (plan.delivery()) {
                case COMMITTED -> "Results.committed";
                case APPENDED -> "Results.append";
                case FILES -> "Lines.to";
            };
            line("s" + sink + ".sinkTo(" + to + "(\"" + result + "\")).uid(\"" + result + "\").setParallelism("
                    + placings.get(sink).sinkParallelism() + ");");
        }
        return text.toString();
    }

    private void checkpoints(Checkpointing checkpoints) {
        if (!checkpoints.isEnabled()) {
            return;
        }
        line("env.enableCheckpointing(" + checkpoints.interval() + ", CheckpointingMode."
                + (checkpoints.exactlyOnce() ? "EXACTLY_ONCE" : "AT_LEAST_ONCE") + ");");
        line("env.getCheckpointConfig().setMaxConcurrentCheckpoints(" + checkpoints.concurrent() + ");");
        line("env.getCheckpointConfig().setTolerableCheckpointFailureNumber(" + checkpoints.tolerable() + ");");
        line("env.getCheckpointConfig().setMinPauseBetweenCheckpoints(" + checkpoints.pause() + ");");
        line("env.configure(new Configuration().set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, "
                + checkpoints.incremental() + "));");
        if (checkpoints.overtakeAfter() >= 0) {
            line("env.getCheckpointConfig().enableUnalignedCheckpoints();");
            line("env.getCheckpointConfig().setForceUnalignedCheckpoints(true);");
            line("env.getCheckpointConfig().setAlignedCheckpointTimeout(" + ms(checkpoints.overtakeAfter()) + ");");
        }
    }

    private String source(SourcePlan source) {
        return source.given()
                ? source.rows().stream()
                        .map(row -> "new Item(\"" + row.key() + "\", " + row.time() + ", " + row.value() + ")")
                        .collect(Collectors.joining(
                                ", ", "new CollectionSource<>(List.<Item>of(", "), TypeInformation.of(Item.class))"))
                : "new SampleSource<>(\"in" + stream + "\", Item.class)";
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void declare(String expression, boolean operator, boolean parallel) {
        String placed = expression;
        if (operator) {
            placed += (plan.unnamed().contains(stream) ? ".name" : ".uid") + "(\"op" + stream + "\")"
                    + (parallel ? ".setParallelism(" + placings.get(stream).parallelism() + ")" : "")
                    + (plan.unchained().contains(stream) ? ".disableChaining()" : "");
        }
        line((operator ? "SingleOutputStreamOperator" : "DataStream") + "<Item> s" + stream + " = " + placed + ";");
        stream++;
    }

    private static String keyed(int input) {
        return "s" + input + ".keyBy(item -> item.key())";
    }

    private static String ms(long ms) {
        return "Duration.ofMillis(" + ms + ")";
    }

    @Override
    public String simple(Step.Simple step) {
        String input = step.keyed() ? keyed(step.input()) : "s" + step.input();
        return input
                + switch (step.function()) {
                    case TRIPLE -> ".map(new Triple())";
                    case REKEY -> ".map(new Rekey())";
                    case DROP_THIRDS -> ".filter(new DropThirds())";
                    case REPEAT -> ".flatMap(new Repeat())";
                };
    }

    @Override
    public String split(Step.Split step) {
        return "s" + step.input() + ".process(new OddAside())";
    }

    @Override
    public String side(Step.Side step) {
        return "s" + step.input() + ".getSideOutput(" + aside() + ")";
    }

    private static String aside() {
        return "new OutputTag<>(\"aside\", TypeInformation.of(Item.class))";
    }

    @Override
    public String rolling(Step.Rolling step) {
        return keyed(step.input())
                + switch (step.roll()) {
                    case REDUCE -> ".reduce(new Add())";
                    case SUM -> ".sum(\"value\")";
                    case MIN -> ".min(\"value\")";
                    case MAX -> ".max(\"value\")";
                    case MIN_BY -> ".minBy(\"value\")";
                    case MAX_BY -> ".maxBy(\"value\")";
                };
    }

    @Override
    public String counted(Step.Counted step) {
        return keyed(step.input()) + ".process(new Count(\"" + step.kept() + "\"))";
    }

    @Override
    public String sorted(Step.Sorted step) {
        return keyed(step.input()) + ".process(new Sort())";
    }

    @Override
    public String delayed(Step.Delayed step) {
        return keyed(step.input()) + ".process(new Delay(" + step.delay() + "))";
    }

    @Override
    public String paired(Step.Paired step) {
        return keyed(step.first()) + ".connect(" + keyed(step.second()) + ").process(new Pair())";
    }

    @Override
    public String windowed(Step.Windowed step) {
        if (step.shape() instanceof WindowShape.Count count) {
            return keyed(step.input()) + ".countWindow(" + count.size() + ")" + contents(step, "GlobalWindow");
        }
        if (step.shape() instanceof WindowShape.SlidingCount count) {
            return keyed(step.input()) + ".countWindow(" + count.size() + ", " + count.slide() + ")"
                    + contents(step, "GlobalWindow");
        }
        String firing = switch (step.firing()) {
            case DEFAULT -> "";
            case PURGING_END -> ".trigger(PurgingTrigger.of(EventTimeTrigger.create()))";
            case EVERY_SECOND -> ".trigger(CountTrigger.of(2))";
            case PURGING_EVERY_SECOND -> ".trigger(PurgingTrigger.of(CountTrigger.of(2)))";
        };
        String evicting = switch (step.evicting()) {
            case NOTHING -> "";
            case BUT_LAST_THREE -> ".evictor(CountEvictor.of(3))";
            case OLD -> ".evictor(TimeEvictor.of(" + ms(12) + "))";
        };
        return keyed(step.input()) + ".window(" + assigner(step.shape()) + ").allowedLateness(" + ms(step.lateness())
                + ")" + firing + evicting + ".sideOutputLateData(" + aside() + ")" + contents(step, "TimeWindow");
    }

    private static String assigner(WindowShape shape) {
        if (shape instanceof WindowShape.Tumbling tumbling) {
            return "TumblingEventTimeWindows.of(" + ms(tumbling.size()) + ", " + ms(tumbling.offset()) + ")";
        }
        if (shape instanceof WindowShape.Sliding sliding) {
            return "SlidingEventTimeWindows.of(" + ms(sliding.size()) + ", " + ms(sliding.slide()) + ", "
                    + ms(sliding.offset()) + ")";
        }
        WindowShape.Session session = (WindowShape.Session) shape;
        return "EventTimeSessionWindows."
                + (session.dynamic()
                        ? "<Item>withDynamicGap(item -> " + session.gap() + " + 4L * (item.key().charAt(1) % 3))"
                        : "withGap(" + ms(session.gap()) + ")");
    }

    private static String contents(Step.Windowed step, String window) {
        return switch (step.content()) {
            case REDUCED -> ".reduce(new Add())";
            case REDUCED_LABELLED -> ".reduce(new Add(), new LabelSum<" + window + ">())";
            case AGGREGATED -> ".aggregate(new AddUp())";
            case AGGREGATED_LABELLED -> ".aggregate(new AddUp(), new LabelTally<" + window + ">())";
            case EACH -> ".process(new Each<" + window + ">())";
        };
    }

    @Override
    public String allWindowed(Step.AllWindowed step) {
        boolean counts = step.shape() instanceof WindowShape.Count;
        String windows = step.shape() instanceof WindowShape.Count count
                ? ".countWindowAll(" + count.size() + ")"
                : ".windowAll(" + assigner(step.shape()) + ")";
        String each = ".process(new EachOfAll<" + (counts ? "GlobalWindow" : "TimeWindow") + ">())";
        return "s" + step.input() + windows + (step.each() ? each : ".reduce(new AddAll())");
    }

    @Override
    public String union(Step.Union step) {
        return "s" + step.first() + ".union(s" + step.second() + ")";
    }

    @Override
    public String shipped(Step.Shipped step) {
        return "s" + step.input()
                + switch (step.way()) {
                    case REBALANCE -> ".rebalance()";
                    case RESCALE -> ".rescale()";
                    case SHUFFLE -> ".shuffle()";
                    case GLOBAL -> ".global()";
                    case CUSTOM ->
                        ".partitionCustom((value, channels) -> Math.floorMod(value, channels), item -> item.value())";
                };
    }

    @Override
    public String joined(Step.Joined step) {
        String size = ms(step.size());
        String windows = ".where(item -> item.key()).equalTo(item -> item.key())"
                + ".window(TumblingEventTimeWindows.of(" + size + "))";
        return switch (step.joining()) {
            case INTERVAL ->
                keyed(step.first()) + ".intervalJoin(" + keyed(step.second()) + ").between(" + size + ".negated(), "
                        + size + ").process(new Near())";
            case WINDOW -> "s" + step.first() + ".join(s" + step.second() + ")" + windows + ".apply(new Together())";
            case CO_GROUP -> "s" + step.first() + ".coGroup(s" + step.second() + ")" + windows + ".apply(new Weigh())";
        };
    }

    @Override
    public String mixed(Step.Mixed step) {
        String broadcast = ".connect(s" + step.second() + ".broadcast(Audience.COUNTS)).process(new ";
        return switch (step.mixing()) {
            case CO_MAP -> "s" + step.first() + ".connect(s" + step.second() + ").map(new PlusSevenOrMinus())";
            case BROADCAST -> "s" + step.first() + broadcast + "Hear())";
            case KEYED_BROADCAST -> keyed(step.first()) + broadcast + "HearKeyed())";
        };
    }

    @Override
    public String numbered(Step.Numbered step) {
        return "s" + step.input() + ".process(new Numbering(" + step.union() + "))";
    }

    @Override
    public String stamped(Step.Stamped step) {
        return stamped("s" + step.input());
    }

    private static String stamped(String input) {
        return input + ".assignTimestampsAndWatermarks(WatermarkStrategy.<Item>noWatermarks()"
                + ".withTimestampAssigner((item, previous) -> item.time()))";
    }

    @Override
    public String looped(Step.Looped step) {
        String loop = "loop" + stream;
        String turn = "turn" + stream;
        String parallelism = "\").setParallelism(" + placings.get(stream).parallelism() + ")";
        line("IterativeStream<Item> " + loop + " = s" + step.input() + ".iterate(" + JobPlan.LOOP_WAIT + ");");
        line(loop + ".uid(\"op" + stream + "-head" + parallelism + ";");
        line("SingleOutputStreamOperator<Item> " + turn + " = " + loop
                + ".keyBy(item -> item.key()).map(new Halve()).uid(\"op"
                + stream + "-half" + parallelism + ".process(new OddAside()).uid(\"op" + stream + "-turn" + parallelism
                + ";");
        line(loop + ".closeWith(" + turn + ");");
        return stamped(turn + ".getSideOutput(" + aside() + ")");
    }
}
