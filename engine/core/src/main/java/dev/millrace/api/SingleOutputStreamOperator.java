package dev.millrace.api;

import dev.millrace.functions.OutputTag;
import dev.millrace.types.TypeHint;
import dev.millrace.types.TypeInformation;
import java.util.List;

/**
 * The main output of an operator, and the place to say more about the operator.
 *
 * @param <T> type of the records
 */
public class SingleOutputStreamOperator<T> extends DataStream<T> {
    private final Transformation transformation;

    SingleOutputStreamOperator(
            StreamExecutionEnvironment environment, Transformation transformation, TypeInformation<T> type) {
        super(environment, List.of(new Upstream(transformation, null, new Shipping.Default())), type);
        this.transformation = transformation;
        transformation.output(type);
    }

    /** Gives the operator the id by which its state is found again in a savepoint; unique in the job. */
    public SingleOutputStreamOperator<T> uid(String uid) {
        transformation.uid(uid);
        return this;
    }

    /** Gives the operator the name that is shown. */
    public SingleOutputStreamOperator<T> name(String name) {
        transformation.name(name);
        return this;
    }

    /** Sets the operator's number of subtasks. */
    public SingleOutputStreamOperator<T> setParallelism(int parallelism) {
        transformation.parallelism(parallelism);
        return this;
    }

    /** Sets the operator's number of key groups, up to 32768: how far it can ever be scaled. */
    public SingleOutputStreamOperator<T> setMaxParallelism(int maxParallelism) {
        transformation.maxParallelism(maxParallelism);
        return this;
    }

    /** Gives the operator one subtask, and refuses any other number of them from here on. */
    public SingleOutputStreamOperator<T> forceNonParallel() {
        transformation.forceNonParallel();
        return this;
    }

    /**
     * Puts the operator into a group. One slot of the cluster holds at most one subtask of each operator of one group, and none of another:
     * so a job needs as many slots as the largest parallelism of each group, added up. An operator that is put into none is in the group of
     * its inputs, if they agree, else in {@code "default"}. Operators of two groups are not chained. See Flink's "Task slots and resources".
     */
    public SingleOutputStreamOperator<T> slotSharingGroup(String slotSharingGroup) {
        transformation.slotSharingGroup(slotSharingGroup);
        return this;
    }

    /** Sets how long what the operator emits waits in a buffer at most, in ms, as {@link StreamExecutionEnvironment#setBufferTimeout} does for all. */
    public SingleOutputStreamOperator<T> setBufferTimeout(long timeoutMillis) {
        transformation.bufferTimeout(timeoutMillis);
        return this;
    }

    /** Gives the operator subtasks of its own. */
    public SingleOutputStreamOperator<T> disableChaining() {
        transformation.chaining = ChainingStrategy.NEVER;
        return this;
    }

    /** Lets the operator share subtasks only with those after it. */
    public SingleOutputStreamOperator<T> startNewChain() {
        transformation.chaining = ChainingStrategy.HEAD;
        return this;
    }

    /** Says what the operator emits, where Java has erased it. */
    public SingleOutputStreamOperator<T> returns(Class<T> typeClass) {
        return returns(TypeInformation.of(typeClass));
    }

    /** Says what the operator emits, where Java has erased it: {@code new TypeHint<List<Long>>() {}}. */
    public SingleOutputStreamOperator<T> returns(TypeHint<T> typeHint) {
        return returns(typeHint.getTypeInfo());
    }

    /** Says what the operator emits, where Java has erased it. */
    public SingleOutputStreamOperator<T> returns(TypeInformation<T> typeInformation) {
        type = typeInformation;
        transformation.output(typeInformation);
        return this;
    }

    /** The records that the operator puts out under {@code tag}. */
    public <X> DataStream<X> getSideOutput(OutputTag<X> tag) {
        transformation.sideOutput(tag.getId(), tag.getTypeInfo());
        Upstream side = new Upstream(transformation, tag.getId(), new Shipping.Default());
        return new DataStream<>(environment, List.of(side), tag.getTypeInfo());
    }
}
