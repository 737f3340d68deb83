package dev.millrace.functions;

/**
 * Takes the key out of a record. It must be deterministic: the key is computed again wherever it is needed.
 *
 * @param <I> type of the records
 * @param <K> type of the key
 */
@FunctionalInterface
public interface KeySelector<I, K> extends Function {
    /** The key of {@code value}, never null; an exception fails the task. */
    K getKey(I value) throws Exception;
}
