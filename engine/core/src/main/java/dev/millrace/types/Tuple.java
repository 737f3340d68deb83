package dev.millrace.types;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of values without names of their own: {@code f0}, {@code f1} and so on. As Flink's, but for one thing: the
 * fields are final, so that no function changes a record that another still reads. What is written here compiles there.
 */
public abstract class Tuple implements Serializable {
    Tuple() {}

    /** The number of fields. */
    public abstract int getArity();

    /** The field at a position, from 0. Throws {@link IndexOutOfBoundsException} where there is none. */
    // As Flink declares it; a field may be null, and only its reader knows.
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
    public final <T> T getField(int position) {
        return (T) field(position);
    }

    abstract @Nullable Object field(int position);

    static IndexOutOfBoundsException noField(int position) {
        return new IndexOutOfBoundsException("a tuple has no field f" + position);
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        if (!(other instanceof Tuple that) || that.getArity() != getArity()) {
            return false;
        }
        for (int i = 0; i < getArity(); i++) {
            if (!Objects.equals(field(i), that.field(i))) {
                return false;
            }
        }
        return true;
    }

    /** The same number as Flink's, so that a tuple used as key lands in the same key group. */
    @Override
    public final int hashCode() {
        int hash = 0;
        for (int i = 0; i < getArity(); i++) {
            hash = 31 * hash + Objects.hashCode(field(i));
        }
        return hash;
    }

    @Override
    public final String toString() {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < getArity(); i++) {
            text.append(i == 0 ? "" : ",").append(field(i));
        }
        return text.append(")").toString();
    }
}
