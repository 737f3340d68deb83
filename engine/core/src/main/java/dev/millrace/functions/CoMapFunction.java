package dev.millrace.functions;

/**
 * One record in, one record out, from either of two streams.
 *
 * @param <IN1> type of the first stream's records
 * @param <IN2> type of the second stream's records
 * @param <OUT> type of the output
 */
public interface CoMapFunction<IN1, IN2, OUT> extends Function {
    /** The record that takes the place of one of the first stream; an exception fails the task. */
    OUT map1(IN1 value) throws Exception;

    /** The record that takes the place of one of the second stream; an exception fails the task. */
    OUT map2(IN2 value) throws Exception;
}
