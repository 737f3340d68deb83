package dev.millrace.runtime;

import dev.millrace.checkpoint.OperatorSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * One operator instance inside one subtask: passive, single-threaded, owned by its subtask, discarded with it. Life:
 * constructed by its {@link OperatorFactory}, {@link #setup}, {@link #open} (state restored first), then elements, timers,
 * watermarks, snapshots in any order, {@link #endInput} at the end of bounded input, {@link #close} always and last.
 *
 * <p>An operator never reads a clock but {@link OperatorContext#processingTime()}, never starts a thread, and reports
 * trace events only when {@link OperatorContext#tracer()} is not null.
 */
public abstract class Operator implements Input {
    private @Nullable OperatorContext context;
    private @Nullable Output output;

    /** Gives the operator its surroundings; called once, before anything else. */
    public void setup(OperatorContext context, Output output) {
        this.context = context;
        this.output = output;
    }

    /** The operator's surroundings; throws before {@link #setup}. */
    protected final OperatorContext context() {
        if (context == null) {
            throw new IllegalStateException("operator used before setup");
        }
        return context;
    }

    /** The operator's output; throws before {@link #setup}. */
    protected final Output output() {
        if (output == null) {
            throw new IllegalStateException("operator used before setup");
        }
        return output;
    }

    /** The input with the given 0-based ordinal; operators with one input are that input. */
    public Input input(int ordinal) {
        return this;
    }

    /** Restores state ({@code restored} is null on a fresh start; already cut to this subtask's key groups and list share), then opens the user's functions. */
    public void open(@Nullable OperatorSnapshot restored) throws Exception {}

    /**
     * Fires at most one event-time timer due at {@code watermark} (timer time {@code <= watermark}). Returns true if one
     * fired: the subtask then calls again, in a later step, before the watermark goes on to the next operator.
     */
    public boolean fireEventTimeTimer(long watermark) throws Exception {
        return false;
    }

    /** The watermark has advanced and every due timer has fired; called before it goes on downstream. */
    public void watermarkAdvanced(long watermark) throws Exception {}

    /** Processing time of the earliest processing-time timer (or periodic duty) in ms, {@link Long#MAX_VALUE} for none. */
    public long nextProcessingTimer() {
        return Long.MAX_VALUE;
    }

    /**
     * Whether nothing comes out before bounded input ends. Such an operator, and with it everything behind, hears of no watermark but
     * the last (Flink: {@code OperatorAttributes.isOutputOnlyAfterEndOfStream}).
     */
    public boolean emitsOnlyAtTheEnd() {
        return false;
    }

    /** Fires at most one processing-time timer due at {@code now}; true if one fired. */
    public boolean fireProcessingTimer(long now) throws Exception {
        return false;
    }

    /** Fires at most one of the processing-time timers that remain at the end of time, in batch execution; true if one fired. */
    public boolean fireRemainingTimer() throws Exception {
        return false;
    }

    /** What it was at when something was thrown that had nothing to do with an element, as in "when a timer fired"; empty where it cannot tell. */
    public String atWork() {
        return "";
    }

    /** Everything that has to survive a failure, as of now; later changes must not show through. */
    public OperatorSnapshot snapshot(long checkpoint) throws Exception {
        return OperatorSnapshot.EMPTY;
    }

    /** The snapshot {@code checkpoint} was taken under is complete and will be used for recovery, or was the job's last act. */
    public void checkpointCompleted(long checkpoint) throws Exception {}

    /** The snapshot {@code checkpoint} was to be taken under, or was, will never be complete. */
    public void checkpointAborted(long checkpoint) throws Exception {}

    /** Bounded input has ended and {@code Long.MAX_VALUE} was the last watermark; what is buffered is emitted now. */
    public void endInput() throws Exception {}

    /**
     * Releases everything. {@code failed}: the job failed or was cancelled, so open transactions are aborted, and nobody hears of what is
     * thrown; at a regular end what is thrown fails the task.
     */
    public void close(boolean failed) throws Exception {}
}
