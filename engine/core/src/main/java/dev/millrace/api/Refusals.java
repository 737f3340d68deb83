package dev.millrace.api;

import dev.millrace.functions.Function;
import dev.millrace.functions.RetractingWindowFunction;
import dev.millrace.functions.RichFunction;
import dev.millrace.graph.CheckpointSettings;
import dev.millrace.graph.JobSettings;
import dev.millrace.operators.WindowContents;
import dev.millrace.operators.WindowSpec;
import dev.millrace.types.TypeExtraction;
import dev.millrace.types.TypeInformation;
import dev.millrace.windowing.GlobalWindows;
import dev.millrace.windowing.PurgingTrigger;
import dev.millrace.windowing.TimeWindow;
import dev.millrace.windowing.WindowAssigner;
import org.jspecify.annotations.Nullable;

/** Why an operator is not built: each method gives the reason and the way out, or null where there is nothing against it. */
final class Refusals {
    private static final String STORABLE = " State may be " + TypeInformation.STORABLE + ".";

    private Refusals() {}

    static @Nullable String unserializable(Object... functions) {
        for (Object function : functions) {
            String path = SerializationPath.toUnserializable(function);
            if (path != null) {
                return "the function cannot be copied to its subtasks, because " + path + ". Make it"
                        + " Serializable, or mark the field transient and create it in open().";
            }
        }
        return null;
    }

    static String unstorableInFlight(TypeInformation<?> type) {
        return "unaligned checkpoints keep records that are in flight, but '" + type.describe() + "' cannot be stored: "
                + type.problem() + ". Leave enableUnalignedCheckpoints() out, say the type with returns(...), or use "
                + TypeInformation.STORABLE + ".";
    }

    /** As Flink's StreamingJobGraphGenerator: it cannot know that a record will find the same receiver at another parallelism. */
    static void requireNoOwnPartitioner(Transformation to) {
        if (to.inputs.stream().anyMatch(upstream -> upstream.shipping() instanceof Shipping.Custom)) {
            throw to.refusal(
                    "unaligned checkpoints are currently not supported for custom partitioners, as rescaling is not guaranteed"
                            + " to work correctly. Leave enableUnalignedCheckpoints() or partitionCustom(...) out, or force them:"
                            + " env.getCheckpointConfig().setForceUnalignedCheckpoints(true).");
        }
    }

    static String unstorableOnItsWayBack(TypeInformation<?> type) {
        return "checkpoints keep records that are on their way back through the loop, but '" + type.describe()
                + "' cannot be stored: " + type.problem() + "." + STORABLE
                + " Where the type is only unknown, say it with returns(...).";
    }

    /** What the settings of the job, or what is missing, have against the loop that begins at {@code head}. */
    static @Nullable String loop(Transformation head, JobSettings settings) {
        CheckpointSettings checkpoints = settings.checkpoints();
        if (head.feedback.isEmpty()) {
            return "the loop is not closed: it does not have any feedback edges. Call closeWith(...) on what iterate() gave.";
        }
        for (Upstream back : head.feedback) {
            if (back.from().parallelism != head.parallelism) {
                return "parallelism of the feedback stream must match the parallelism of the original stream: "
                        + back.from().described() + " has " + back.from().parallelism + " and the loop begins with "
                        + head.parallelism + ". Use setParallelism(...) on either.";
            }
        }
        if (settings.batch()) {
            return "the execution mode BATCH has no loops: no operator in one would ever have all of its input. Use the mode"
                    + " STREAMING.";
        } else if (!checkpoints.exactlyOnce()) {
            return "in a loop, barriers cannot merely be counted. Use the checkpointing mode EXACTLY_ONCE.";
        } else if (checkpoints.overtakeAfter() < Long.MAX_VALUE) {
            return "unaligned checkpoints are not supported for iterative jobs. Leave enableUnalignedCheckpoints() out.";
        } else if (checkpoints.maxConcurrent() > 1) {
            return "a loop takes part in one checkpoint at a time. Leave setMaxConcurrentCheckpoints(...) out.";
        }
        return null;
    }

    /** Keys are hashed to key groups and stored, so they need a hash that is the same in every process. */
    static @Nullable String key(TypeInformation<?> type) {
        String unstable = UnstableHash.in(type);
        if (unstable != null) {
            return "the type " + type.describe() + " cannot be used as a key, because " + unstable;
        }
        String problem = type.problem();
        return problem == null
                ? null
                : "the type " + type.describe() + " cannot be used as a key, because " + problem + "." + STORABLE
                        + " Where the type is only unknown, give it: keyBy(selector, TypeInformation.of(...)).";
    }

    static @Nullable String recordsAsState(TypeInformation<?> type) {
        String problem = type.problem();
        return problem == null
                ? null
                : "it keeps records as state, and " + problem + "." + STORABLE
                        + " Where the type is only unknown, call .returns(...) on the operator before it.";
    }

    static @Nullable String accumulator(TypeInformation<?> type) {
        String problem = type.problem();
        return problem == null
                ? null
                : "it keeps the accumulator as state, and " + problem + "." + STORABLE
                        + " Where the type is only unknown, give it: aggregate(function, accumulatorType, resultType).";
    }

    static @Nullable String eventTime(boolean eventTimeWindow, boolean timestamped) {
        return timestamped || !eventTimeWindow
                ? null
                : "an event-time window needs records with timestamps, and a source before it gives none. Call"
                        + " withTimestampAssigner(...) on the source's WatermarkStrategy, or use processing-time windows.";
    }

    static @Nullable String intervalJoinTime(boolean timestamped) {
        return timestamped
                ? null
                : "an interval join needs records with timestamps, and a source before it gives none. Call"
                        + " withTimestampAssigner(...) on the source's WatermarkStrategy.";
    }

    /** As in Flink: what combines a window's records is copied into the state and has no life of its own. */
    static @Nullable String richInWindow(Function function) {
        return function instanceof RichFunction
                ? "what combines the records of a window must not be a rich function, and "
                        + function.getClass().getSimpleName() + " is one. Let a ProcessWindowFunction, given as second"
                        + " argument, do what needs open(), close() or the runtime context."
                : null;
    }

    /** State is kept by window, and these are the windows that it knows how to write. */
    static @Nullable String otherWindows(WindowAssigner<?, ?> assigner) {
        Class<?> windows = TypeExtraction.classOf(assigner.getClass(), WindowAssigner.class, 1);
        return windows == null || windows == TimeWindow.class || assigner instanceof GlobalWindows
                ? null
                : "its assigner gives windows of a kind of its own, " + windows.getSimpleName()
                        + "; a WindowAssigner of your own gives TimeWindow, and GlobalWindows alone gives GlobalWindow.";
    }

    /** What a window said is one value of all its records. */
    static @Nullable String retracting(WindowSpec<?, ?, ?, ?> window) {
        if (!(window.function() instanceof RetractingWindowFunction)) {
            return null;
        } else if (window.contents() instanceof WindowContents.Buffered) {
            return "a RetractingWindowFunction takes one result back for another, and process(...) gives it records; give"
                    + " it to reduce(...) or aggregate(...) as second argument.";
        } else if (window.trigger() instanceof PurgingTrigger) {
            return "a PurgingTrigger has each firing say only what is new, so there is nothing to take back; leave out it"
                    + " or the RetractingWindowFunction.";
        }
        return null;
    }
}
