package dev.millrace.graph;

/** How a record chooses among an edge's channels. */
public sealed interface Partitioning {
    /** Name as written into the trace. */
    String label();

    /**
     * Whether barriers may overtake on such an edge: not where each sender has its own receivers, or each receiver its own copy, since
     * what was overtaken could not be dealt out to another parallelism. Flink: {@code StreamGraphGenerator}.
     */
    default boolean isOvertakable() {
        return !(this instanceof Forward || this instanceof Rescale || this instanceof Broadcast);
    }

    /** Subtask i sends to subtask i; the only edge that can be chained. */
    record Forward() implements Partitioning {
        @Override
        public String label() {
            return "forward";
        }
    }

    /** Round-robin over all receivers. */
    record Rebalance() implements Partitioning {
        @Override
        public String label() {
            return "rebalance";
        }
    }

    /** Round-robin over an even share of the receivers: the channels of {@link dev.millrace.trace.Connections}. */
    record Rescale() implements Partitioning {
        @Override
        public String label() {
            return "rescale";
        }
    }

    /** At random over all receivers. */
    record Shuffle() implements Partitioning {
        @Override
        public String label() {
            return "shuffle";
        }
    }

    /** To every receiver. */
    record Broadcast() implements Partitioning {
        @Override
        public String label() {
            return "broadcast";
        }
    }

    /** To the first receiver. */
    record Global() implements Partitioning {
        @Override
        public String label() {
            return "global";
        }
    }

    /**
     * As the user says.
     *
     * @param partitioner the serialised {@code dev.millrace.functions.Partitioner}
     * @param keySelector the serialised {@code dev.millrace.functions.KeySelector}
     */
    record Custom(byte[] partitioner, byte[] keySelector) implements Partitioning {
        @Override
        public String label() {
            return "custom";
        }
    }

    /**
     * By key group: all records of a key go to one subtask.
     *
     * @param keySelector the serialised {@code dev.millrace.functions.KeySelector}
     */
    record Hash(byte[] keySelector) implements Partitioning {
        @Override
        public String label() {
            return "hash";
        }
    }
}
