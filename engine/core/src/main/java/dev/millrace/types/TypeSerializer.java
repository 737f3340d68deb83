package dev.millrace.types;

import java.io.Serializable;

/**
 * Stands for the way in which values of a type are written, where Flink's signatures ask for one.
 *
 * @param type the type
 * @param <T> the type
 */
public record TypeSerializer<T>(TypeInformation<T> type) implements Serializable {}
