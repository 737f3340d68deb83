package dev.millrace.api;

/**
 * A sink, and the place to say more about it.
 *
 * @param <T> type of the records
 */
public final class DataStreamSink<T> {
    private final Transformation transformation;

    DataStreamSink(Transformation transformation) {
        this.transformation = transformation;
    }

    /** Gives the sink the id by which its state is found again in a savepoint; unique in the job. */
    public DataStreamSink<T> uid(String uid) {
        transformation.uid(uid);
        return this;
    }

    /** Gives the sink the name that is shown. */
    public DataStreamSink<T> name(String name) {
        transformation.name(name);
        return this;
    }

    /** Sets the sink's number of subtasks. */
    public DataStreamSink<T> setParallelism(int parallelism) {
        transformation.parallelism(parallelism);
        return this;
    }

    /** Sets the sink's number of key groups, up to 32768. */
    public DataStreamSink<T> setMaxParallelism(int maxParallelism) {
        transformation.maxParallelism(maxParallelism);
        return this;
    }

    /** As {@link SingleOutputStreamOperator#slotSharingGroup}. */
    public DataStreamSink<T> slotSharingGroup(String slotSharingGroup) {
        transformation.slotSharingGroup(slotSharingGroup);
        return this;
    }

    /** Gives the sink subtasks of its own. */
    public DataStreamSink<T> disableChaining() {
        transformation.chaining = ChainingStrategy.NEVER;
        return this;
    }
}
