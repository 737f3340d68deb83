package dev.millrace.functions;

/**
 * Chooses the subtask that a record goes to, for {@code partitionCustom}.
 *
 * @param <K> type of what is looked at
 */
@FunctionalInterface
public interface Partitioner<K> extends Function {
    /** A number from 0 to {@code numPartitions - 1}: the receiving subtask. */
    int partition(K key, int numPartitions);
}
