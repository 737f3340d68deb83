package dev.millrace.runtime;

import dev.millrace.functions.KeySelector;
import dev.millrace.state.KeyGroups;

/** Chooses the channel of a record; one instance for each edge of each sending subtask. */
abstract class Partitioner {
    /** Index of the receiving subtask among {@code channels}. */
    abstract int select(Object value) throws Exception;

    /** The only channel there is. */
    static final class Single extends Partitioner {
        @Override
        int select(Object value) {
            return 0;
        }
    }

    /** Round-robin. */
    static final class RoundRobin extends Partitioner {
        private final int channels;
        private int next;

        RoundRobin(int channels, int first) {
            this.channels = channels;
            this.next = first % channels;
        }

        @Override
        int select(Object value) {
            int selected = next;
            next = next + 1 == channels ? 0 : next + 1;
            return selected;
        }
    }

    /** By key group. */
    static final class ByKey extends Partitioner {
        private final KeySelector<Object, Object> keySelector;
        private final int maxParallelism;
        private final int parallelism;

        ByKey(KeySelector<Object, Object> keySelector, int maxParallelism, int parallelism) {
            this.keySelector = keySelector;
            this.maxParallelism = maxParallelism;
            this.parallelism = parallelism;
        }

        @Override
        int select(Object value) throws Exception {
            Object key = keySelector.getKey(value);
            return KeyGroups.subtaskOf(KeyGroups.of(key, maxParallelism), maxParallelism, parallelism);
        }
    }
}
