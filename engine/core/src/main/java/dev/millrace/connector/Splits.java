package dev.millrace.connector;

import dev.millrace.runtime.OperatorContext;
import java.io.Serializable;

/**
 * What a source reads: into how many splits it falls, and how each is read. That is all that one source differs from another in.
 *
 * @param <T> type of the records
 */
public interface Splits<T> extends Serializable {
    /** The number of splits, dealt out to the subtasks in turn: as many in every attempt of a job. */
    int count(OperatorContext context);

    /** A reader that begins at {@code start}. */
    SplitReader<T> reader(OperatorContext context, SplitPosition start);
}
