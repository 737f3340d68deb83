package dev.millrace.functions;

/**
 * Makes results of pairs that an interval join has found. One copy serves all keys of a subtask.
 *
 * @param <IN1> type of the left stream's records
 * @param <IN2> type of the right stream's records
 * @param <OUT> type of the results
 */
public abstract class ProcessJoinFunction<IN1, IN2, OUT> extends AbstractRichFunction {
    /** Makes any number of results of one pair; they carry the larger of its timestamps. An exception fails the task. */
    public abstract void processElement(IN1 left, IN2 right, Context ctx, Collector<OUT> out) throws Exception;

    /** What a pair comes with; to be used only during the call it was given in. */
    public abstract class Context {
        /** Timestamp of the left record, in ms. */
        public abstract long getLeftTimestamp();

        /** Timestamp of the right record, in ms. */
        public abstract long getRightTimestamp();

        /** The larger of both. */
        public abstract long getTimestamp();

        /** Emits {@code value} to a side output. */
        public abstract <X> void output(OutputTag<X> outputTag, X value);
    }
}
