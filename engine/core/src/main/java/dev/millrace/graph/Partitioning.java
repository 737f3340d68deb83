package dev.millrace.graph;

/** How a record chooses among an edge's channels. */
public sealed interface Partitioning {
    /** Name as written into the trace. */
    String label();

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
