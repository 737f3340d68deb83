package dev.millrace.functions;

/**
 * Makes results of all records of a key that a window holds, from two streams; one of the two may have none.
 *
 * @param <IN1> type of the first stream's records
 * @param <IN2> type of the second stream's records
 * @param <O> type of the results
 */
@FunctionalInterface
public interface CoGroupFunction<IN1, IN2, O> extends Function {
    /** Collects the results of one window; an exception fails the task. */
    void coGroup(Iterable<IN1> first, Iterable<IN2> second, Collector<O> out) throws Exception;
}
