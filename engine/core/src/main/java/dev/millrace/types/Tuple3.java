package dev.millrace.types;

import org.jspecify.annotations.Nullable;

/**
 * A tuple of three fields.
 *
 * @param <T0> type of the first field
 * @param <T1> type of the second field
 * @param <T2> type of the third field
 */
public final class Tuple3<T0, T1, T2> extends Tuple {
    /** Field 0. */
    public final T0 f0;

    /** Field 1. */
    public final T1 f1;

    /** Field 2. */
    public final T2 f2;

    /** A tuple of these fields. */
    public Tuple3(T0 f0, T1 f1, T2 f2) {
        this.f0 = f0;
        this.f1 = f1;
        this.f2 = f2;
    }

    /** A tuple of these fields. */
    public static <T0, T1, T2> Tuple3<T0, T1, T2> of(T0 f0, T1 f1, T2 f2) {
        return new Tuple3<>(f0, f1, f2);
    }

    @Override
    public int getArity() {
        return 3;
    }

    @Override
    @Nullable
    Object field(int position) {
        return switch (position) {
            case 0 -> f0;
            case 1 -> f1;
            case 2 -> f2;
            default -> throw noField(position);
        };
    }
}
