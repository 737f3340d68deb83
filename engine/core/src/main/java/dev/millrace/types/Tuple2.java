package dev.millrace.types;

import org.jspecify.annotations.Nullable;

/**
 * A tuple of two fields.
 *
 * @param <T0> type of the first field
 * @param <T1> type of the second field
 */
public final class Tuple2<T0, T1> extends Tuple {
    /** Field 0. */
    public final T0 f0;

    /** Field 1. */
    public final T1 f1;

    /** A tuple of these fields. */
    public Tuple2(T0 f0, T1 f1) {
        this.f0 = f0;
        this.f1 = f1;
    }

    /** A tuple of these fields. */
    public static <T0, T1> Tuple2<T0, T1> of(T0 f0, T1 f1) {
        return new Tuple2<>(f0, f1);
    }

    @Override
    public int getArity() {
        return 2;
    }

    @Override
    @Nullable
    Object field(int position) {
        return switch (position) {
            case 0 -> f0;
            case 1 -> f1;
            default -> throw noField(position);
        };
    }
}
