package dev.millrace.time;

import java.io.Serializable;

/**
 * A timestamp assigner that can be copied to every subtask; a lambda can be one.
 *
 * @param <T> type of the records
 */
@FunctionalInterface
public interface SerializableTimestampAssigner<T> extends TimestampAssigner<T>, Serializable {}
