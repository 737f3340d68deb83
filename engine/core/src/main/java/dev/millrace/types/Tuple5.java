package dev.millrace.types;

import org.jspecify.annotations.Nullable;

/**
 * A tuple of five fields.
 *
 * @param <T0> type of the first field
 * @param <T1> type of the second field
 * @param <T2> type of the third field
 * @param <T3> type of the fourth field
 * @param <T4> type of the fifth field
 */
public final class Tuple5<T0, T1, T2, T3, T4> extends Tuple {
    /** Field 0. */
    public final T0 f0;

    /** Field 1. */
    public final T1 f1;

    /** Field 2. */
    public final T2 f2;

    /** Field 3. */
    public final T3 f3;

    /** Field 4. */
    public final T4 f4;

    /** A tuple of these fields. */
    public Tuple5(T0 f0, T1 f1, T2 f2, T3 f3, T4 f4) {
        this.f0 = f0;
        this.f1 = f1;
        this.f2 = f2;
        this.f3 = f3;
        this.f4 = f4;
    }

    /** A tuple of these fields. */
    public static <T0, T1, T2, T3, T4> Tuple5<T0, T1, T2, T3, T4> of(T0 f0, T1 f1, T2 f2, T3 f3, T4 f4) {
        return new Tuple5<>(f0, f1, f2, f3, f4);
    }

    @Override
    public int getArity() {
        return 5;
    }

    @Override
    @Nullable
    Object field(int position) {
        return switch (position) {
            case 0 -> f0;
            case 1 -> f1;
            case 2 -> f2;
            case 3 -> f3;
            case 4 -> f4;
            default -> throw noField(position);
        };
    }
}
