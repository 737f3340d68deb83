package dev.millrace.functions;

/**
 * One record in, any number of records out, from either of two streams.
 *
 * @param <IN1> type of the first stream's records
 * @param <IN2> type of the second stream's records
 * @param <OUT> type of the output
 */
public interface CoFlatMapFunction<IN1, IN2, OUT> extends Function {
    /** Collects what a record of the first stream becomes; an exception fails the task. */
    void flatMap1(IN1 value, Collector<OUT> out) throws Exception;

    /** Collects what a record of the second stream becomes; an exception fails the task. */
    void flatMap2(IN2 value, Collector<OUT> out) throws Exception;
}
