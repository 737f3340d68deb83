package dev.millrace.api;

/**
 * A setting by its key, with a default.
 *
 * @param key as Flink's configuration calls it
 * @param defaultValue what holds where the job says nothing
 * @param <T> type of the value
 */
public record ConfigOption<T>(String key, T defaultValue) {}
