package dev.millrace.api;

import dev.millrace.graph.JobSettings;
import dev.millrace.runtime.OperatorFactory;
import dev.millrace.state.KeyGroups;
import dev.millrace.types.TypeInformation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One operator while the job is being written. The streams that the job holds are views of these. */
final class Transformation {
    /** The largest number of key groups. */
    final String kind;

    final List<Upstream> inputs;
    /** What leads back to it; empty unless a loop begins here. */
    final List<Upstream> feedback = new ArrayList<>();
    /** Makes the operator, which may depend on the settings of the whole job. */
    Function<JobSettings, OperatorFactory> factory;
    /** Whether its records have timestamps, as far as the job says. */
    boolean timestamped;
    /** Whether a loop begins here. */
    boolean isLoop;
    /** Whether it is a source whose input may never end. */
    boolean unbounded;

    final @Nullable StackTraceElement where = callSite();
    private final Map<String, TypeInformation<?>> sideOutputs = new HashMap<>();
    private TypeInformation<?> output = TypeInformation.of(Object.class);
    private @Nullable String problem;

    String name;

    @Nullable
    String uid;

    /** How many of the inputs, from the beginning, are the operator's first; the others are its second. */
    int firstInputs;

    /** The group it was put into; null for that of its inputs. */
    @Nullable
    String slotSharingGroup;

    int parallelism;
    int maxParallelism;
    private boolean nonParallel;
    /** ms that what it emits waits at most; null for what the environment says. */
    @Nullable
    Long bufferTimeout;

    ChainingStrategy chaining = ChainingStrategy.ALWAYS;

    Transformation(
            String kind,
            List<Upstream> inputs,
            boolean timestamped,
            int parallelism,
            Function<JobSettings, OperatorFactory> factory) {
        this.kind = kind;
        this.name = kind;
        this.inputs = inputs;
        this.firstInputs = inputs.size();
        this.timestamped = timestamped;
        this.parallelism = parallelism;
        this.factory = factory;
    }

    private static @Nullable StackTraceElement callSite() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::toStackTraceElement)
                        .filter(frame -> !frame.getClassName().startsWith("dev.millrace.api."))
                        .findFirst())
                .orElse(null);
    }

    /** Remembers the first reason not to build the graph; null is none. */
    Transformation refuse(@Nullable String reason) {
        if (problem == null) {
            problem = reason;
        }
        return this;
    }

    @Nullable
    String problem() {
        return problem;
    }

    /** Says that the operator is not built, and why. */
    InvalidProgramException refusal(String reason) {
        return new InvalidProgramException(described() + " is refused: " + reason, where);
    }

    /** How messages call the operator. */
    String described() {
        return kind + " '" + (uid != null ? uid : name) + "'";
    }

    void name(String name) {
        this.name = notBlank("name", name);
    }

    void uid(String uid) {
        this.uid = notBlank("uid", uid);
    }

    void slotSharingGroup(String group) {
        this.slotSharingGroup = notBlank("slot sharing group", group);
    }

    private static String notBlank(String what, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("The " + what + " of an operator must not be empty.");
        }
        return text;
    }

    /** As Flink's call of the same name: one subtask, whatever is said later. */
    void forceNonParallel() {
        parallelism = 1;
        maxParallelism = 1;
        nonParallel = true;
    }

    void parallelism(int parallelism) {
        this.parallelism = checkedAgainstNonParallel("parallelism", checkedParallelism(parallelism));
    }

    private int checkedAgainstNonParallel(String what, int number) {
        if (nonParallel && number != 1) {
            throw new IllegalArgumentException("The " + what + " of " + described() + " must be 1, not " + number
                    + ": it sees all records together. For more, use keyBy(...).window(...).");
        }
        return number;
    }

    static int checkedParallelism(int parallelism) {
        if (parallelism < 1) {
            throw new IllegalArgumentException("The parallelism must be at least 1, not " + parallelism + ".");
        }
        return parallelism;
    }

    void bufferTimeout(long timeoutMillis) {
        this.bufferTimeout = checkedBufferTimeout(timeoutMillis);
    }

    static long checkedBufferTimeout(long timeoutMillis) {
        if (timeoutMillis < -1) {
            throw new IllegalArgumentException(
                    "The buffer timeout must be at least -1 ms, which waits until a buffer is" + " full, not "
                            + timeoutMillis + ".");
        }
        return timeoutMillis;
    }

    void maxParallelism(int maxParallelism) {
        this.maxParallelism = checkedAgainstNonParallel("max parallelism", checkedMaxParallelism(maxParallelism));
    }

    static int checkedMaxParallelism(int maxParallelism) {
        if (maxParallelism < 1 || maxParallelism > KeyGroups.MAX_GROUPS) {
            throw new IllegalArgumentException("The max parallelism must be between 1 and " + KeyGroups.MAX_GROUPS
                    + ", not " + maxParallelism + ".");
        }
        return maxParallelism;
    }

    /** Takes note of the type of its main output. */
    void output(TypeInformation<?> type) {
        output = type;
    }

    /** Type of the side output, or (null) of the main one. */
    TypeInformation<?> outputType(@Nullable String sideTag) {
        return sideTag == null ? output : sideOutputs.getOrDefault(sideTag, output);
    }

    /** Takes note that the job reads a side output; one name has one type. */
    void sideOutput(String tag, TypeInformation<?> type) {
        TypeInformation<?> known = sideOutputs.putIfAbsent(tag, type);
        if (known != null && !known.equals(type)) {
            refuse("the side output '" + tag + "' is read with two types, " + known.describe() + " and "
                    + type.describe() + "; give each type a tag with a name of its own");
        }
    }
}
