package dev.millrace.api;

import dev.millrace.functions.KeySelector;

/** How the job asks for records to travel to the next operator. */
sealed interface Shipping {
    /** As Flink chooses: forward between equal parallelisms, else round-robin. */
    record Default() implements Shipping {}

    /** Subtask i to subtask i, refused between different parallelisms. */
    record Forward() implements Shipping {}

    /** Round-robin. */
    record Rebalance() implements Shipping {}

    /** By key. */
    record ByKey(KeySelector<?, ?> keySelector) implements Shipping {}
}
