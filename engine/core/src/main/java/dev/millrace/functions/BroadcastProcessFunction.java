package dev.millrace.functions;

/**
 * Sees the records of a stream beside those of a broadcast one, which come to every subtask.
 *
 * @param <IN1> type of the stream's records
 * @param <IN2> type of the broadcast stream's records
 * @param <OUT> type of the main output
 */
@SuppressWarnings(
        "ClassCanBeStatic") // the contexts belong to an instance, as in Flink and in every other process function
public abstract class BroadcastProcessFunction<IN1, IN2, OUT> extends BaseBroadcastProcessFunction {
    /** Processes one record of the stream that is not broadcast. An exception fails the task. */
    public abstract void processElement(IN1 value, ReadOnlyContext ctx, Collector<OUT> out) throws Exception;

    /** Processes one record of the broadcast stream; every subtask gets it. An exception fails the task. */
    public abstract void processBroadcastElement(IN2 value, Context ctx, Collector<OUT> out) throws Exception;

    /** What a record of the broadcast side comes with. */
    public abstract class Context extends BaseBroadcastProcessFunction.Context {}

    /** What a record of the other side comes with. */
    public abstract class ReadOnlyContext extends BaseBroadcastProcessFunction.ReadOnlyContext {}
}
