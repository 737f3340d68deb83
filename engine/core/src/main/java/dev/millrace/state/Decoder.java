package dev.millrace.state;

import java.io.DataInput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads values that were written by one schema. */
@FunctionalInterface
interface Decoder {
    /** Reads a value that is not null. */
    Object readPresent(DataInput in) throws IOException;

    /** Reads a value, null included. */
    default @Nullable Object read(DataInput in) throws IOException {
        return in.readBoolean() ? readPresent(in) : null;
    }
}
