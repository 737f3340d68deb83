package dev.millrace.functions;

/**
 * Makes any number of results of each pair of records that a window join has found.
 *
 * @param <IN1> type of the first stream's records
 * @param <IN2> type of the second stream's records
 * @param <OUT> type of the results
 */
@FunctionalInterface
public interface FlatJoinFunction<IN1, IN2, OUT> extends Function {
    /** Collects the results of one pair; an exception fails the task. */
    void join(IN1 first, IN2 second, Collector<OUT> out) throws Exception;
}
