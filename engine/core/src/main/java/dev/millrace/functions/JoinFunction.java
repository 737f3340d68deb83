package dev.millrace.functions;

/**
 * Makes one result of each pair of records that a window join has found.
 *
 * @param <IN1> type of the first stream's records
 * @param <IN2> type of the second stream's records
 * @param <OUT> type of the results
 */
@FunctionalInterface
public interface JoinFunction<IN1, IN2, OUT> extends Function {
    /** The result of one pair; an exception fails the task. */
    OUT join(IN1 first, IN2 second) throws Exception;
}
