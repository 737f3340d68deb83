package dev.millrace.state;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One value for each key. Used on the task's thread, with a current key.
 *
 * @param <T> type of the value
 */
public interface ValueState<T> {
    /** The current key's value, null where there is none. */
    @Nullable
    T value() throws IOException;

    /** Sets the current key's value; null clears it. */
    void update(@Nullable T value) throws IOException;

    /** Forgets the current key's value. */
    void clear();
}
