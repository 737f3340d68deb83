package dev.millrace.runtime;

import dev.millrace.functions.KeySelector;
import dev.millrace.functions.Partitioner;
import dev.millrace.state.KeyGroups;

/** Chooses the channel of a record; one instance for each edge of each sending subtask. */
abstract class ChannelSelector {
    /** What {@link #select} answers for a record that goes through every channel. */
    static final int ALL = -1;

    /** Index of the channel among those of the edge, or {@link #ALL}. */
    abstract int select(Object value) throws Exception;

    /** The same for every record: the first channel, or all. */
    static final class Always extends ChannelSelector {
        private final int channel;

        Always(int channel) {
            this.channel = channel;
        }

        @Override
        int select(Object value) {
            return channel;
        }
    }

    /** Round-robin. */
    static final class RoundRobin extends ChannelSelector {
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

    /** At random, each channel as likely as the others. */
    static final class Shuffled extends ChannelSelector {
        private final int channels;
        private final Draws draws;
        private final long entity;
        private long drawn;

        Shuffled(int channels, Draws draws, String entity) {
            this.channels = channels;
            this.draws = draws;
            this.entity = Draws.entity(entity);
        }

        @Override
        int select(Object value) {
            return (int) draws.draw(0, channels - 1, entity, drawn++);
        }
    }

    /** By key group. */
    static final class ByKey extends ChannelSelector {
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

    /** As the user's partitioner says. */
    static final class Custom extends ChannelSelector {
        private final Partitioner<Object> partitioner;
        private final KeySelector<Object, Object> keySelector;
        private final int channels;

        Custom(Partitioner<Object> partitioner, KeySelector<Object, Object> keySelector, int channels) {
            this.partitioner = partitioner;
            this.keySelector = keySelector;
            this.channels = channels;
        }

        @Override
        int select(Object value) throws Exception {
            int selected = partitioner.partition(keySelector.getKey(value), channels);
            if (selected < 0 || selected >= channels) {
                throw new IllegalArgumentException("the partitioner of partitionCustom(...) chose channel " + selected
                        + " of " + channels + "; partition(key, numPartitions) has to return 0 to "
                        + (channels - 1));
            }
            return selected;
        }
    }
}
