package dev.millrace.state;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One value for each key.
 *
 * @param <T> type of the value
 */
public interface ValueState<T> extends State {
    /** The current key's value, null where there is none. */
    @Nullable
    T value() throws IOException;

    /** Sets the current key's value; null clears it. */
    void update(@Nullable T value) throws IOException;
}
