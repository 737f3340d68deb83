package dev.millrace.api;

import dev.millrace.functions.KeySelector;
import dev.millrace.functions.Partitioner;
import dev.millrace.graph.Partitioning;

/** How the job asks for records to travel to the next operator. */
sealed interface Shipping {
    /** As Flink chooses: forward between equal parallelisms, else round-robin. */
    record Default() implements Shipping {}

    /** Subtask i to subtask i, refused between different parallelisms. */
    record Forward() implements Shipping {}

    /** As the graph itself says it, whatever the parallelisms are. */
    record Fixed(Partitioning partitioning) implements Shipping {}

    /** By key. */
    record ByKey(KeySelector<?, ?> keySelector) implements Shipping {}

    /** As the user's partitioner says. */
    record Custom(Partitioner<?> partitioner, KeySelector<?, ?> keySelector) implements Shipping {}

    /** How the records of {@code upstream} travel to {@code to}, which is refused where they cannot. */
    static Partitioning partitioning(Upstream upstream, Transformation to) {
        Shipping shipping = upstream.shipping();
        if (shipping instanceof Fixed fixed) {
            return fixed.partitioning();
        } else if (shipping instanceof ByKey byKey) {
            return new Partitioning.Hash(Serialized.bytes(byKey.keySelector(), to));
        } else if (shipping instanceof Custom custom) {
            String problem = Refusals.unserializable(custom.partitioner(), custom.keySelector());
            if (problem != null) {
                throw to.refusal(problem);
            }
            return new Partitioning.Custom(
                    Serialized.bytes(custom.partitioner(), to), Serialized.bytes(custom.keySelector(), to));
        }
        boolean equal = upstream.from().parallelism == to.parallelism;
        if (shipping instanceof Forward && !equal) {
            throw to.refusal("forward() needs equal parallelisms, but "
                    + upstream.from().described() + " has " + upstream.from().parallelism + " and this one "
                    + to.parallelism + ". Leave forward() out or use rebalance().");
        }
        return equal ? new Partitioning.Forward() : new Partitioning.Rebalance();
    }
}
