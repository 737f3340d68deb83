package dev.millrace.runtime;

import dev.millrace.functions.TaskInfo;
import dev.millrace.metrics.OperatorMetrics;
import dev.millrace.state.ByteStore;
import dev.millrace.time.RelativeClock;
import dev.millrace.time.WatermarkAlignment;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.Tracer;
import org.jspecify.annotations.Nullable;

/**
 * What an operator may know of the world around it.
 *
 * <p>{@link #operator()} is the uid, else the name, as written into trace events and snapshots.
 */
public interface OperatorContext {
    /** Uid, else name, of the operator; the key of its state in every snapshot. */
    String operator();

    /** The subtask the operator runs in. */
    SubtaskId subtask();

    /** Number of subtasks of the operator. */
    int parallelism();

    /** Number of key groups of the operator. */
    int maxParallelism();

    /** Where the operator runs, as its user's functions are told. */
    default TaskInfo taskInfo() {
        return new TaskInfo(operator(), subtask().index(), parallelism(), maxParallelism(), attempt());
    }

    /** 0 at first, one more with every restart of the job. */
    int attempt();

    /** Now, in ms: virtual under the simulation, wall clock under threads. The only clock there is. */
    long processingTime();

    /** Measures how long nothing has come: {@link #processingTime}, but standing still while the subtask's output is refused. */
    default RelativeClock inputActivityClock() {
        return this::processingTime;
    }

    /** Tells the sources of a group where this one is; they are told with {@link SourceOperator#alignTo} how far they may go. */
    default void reportReached(WatermarkAlignment alignment, long watermark) {}

    /** What the operator and its functions measure. */
    default OperatorMetrics metrics() {
        return new OperatorMetrics();
    }

    /** The subtask's event-time clock, {@link Long#MIN_VALUE} before the first watermark. */
    long watermark();

    /** Where to report events; null when nobody listens. */
    @Nullable
    Tracer tracer();

    /** What lives outside the job: sample streams to read, results to commit. */
    External external();

    /** Where keyed state lives as bytes; null where it lives on the heap. */
    default @Nullable ByteStore stateStore() {
        return null;
    }

    /** Whether the snapshot that is being taken may hold the state store's own files: that of an incremental checkpoint, never a savepoint's. */
    default boolean takesFiles() {
        return false;
    }

    /** Whether the job takes checkpoints; where it does not, sinks commit at the end of their input. */
    default boolean checkpointing() {
        return true;
    }

    /** Names this start of the job: part of every transaction id, so that two starts from one savepoint never share one. */
    default String jobId() {
        return "job";
    }

    /** Whether the job gives final results only: no watermark but the last, and timers fire when the input has ended. */
    default boolean isBatch() {
        return false;
    }

    /** Milliseconds between periodic watermarks. */
    default long watermarkInterval() {
        return 200;
    }
}
