package dev.millrace.types;

import org.jspecify.annotations.Nullable;

/**
 * A tuple of four fields.
 *
 * @param <T0> type of the first field
 * @param <T1> type of the second field
 * @param <T2> type of the third field
 * @param <T3> type of the fourth field
 */
public final class Tuple4<T0, T1, T2, T3> extends Tuple {
    /** Field 0. */
    public final T0 f0;

    /** Field 1. */
    public final T1 f1;

    /** Field 2. */
    public final T2 f2;

    /** Field 3. */
    public final T3 f3;

    /** A tuple of these fields. */
    public Tuple4(T0 f0, T1 f1, T2 f2, T3 f3) {
        this.f0 = f0;
        this.f1 = f1;
        this.f2 = f2;
        this.f3 = f3;
    }

    /** A tuple of these fields. */
    public static <T0, T1, T2, T3> Tuple4<T0, T1, T2, T3> of(T0 f0, T1 f1, T2 f2, T3 f3) {
        return new Tuple4<>(f0, f1, f2, f3);
    }

    @Override
    public int getArity() {
        return 4;
    }

    @Override
    @Nullable
    Object field(int position) {
        return switch (position) {
            case 0 -> f0;
            case 1 -> f1;
            case 2 -> f2;
            case 3 -> f3;
            default -> throw noField(position);
        };
    }
}
