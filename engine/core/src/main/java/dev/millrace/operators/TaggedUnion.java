package dev.millrace.operators;

import dev.millrace.functions.KeySelector;
import dev.millrace.types.TypeInformation;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record of one of two streams that share a window.
 *
 * @param one the record where it is of the first stream, else null
 * @param two the record where it is of the second stream, else null
 */
public record TaggedUnion<T1, T2>(
        @Nullable T1 one, @Nullable T2 two) {
    /** A record of the first stream. */
    public static <T1, T2> TaggedUnion<T1, T2> first(T1 record) {
        return new TaggedUnion<>(record, null);
    }

    /** A record of the second stream. */
    public static <T1, T2> TaggedUnion<T1, T2> second(T2 record) {
        return new TaggedUnion<>(null, record);
    }

    /** Its key, by the selector of the stream that it is of. */
    public <K> K key(KeySelector<T1, K> first, KeySelector<T2, K> second) throws Exception {
        return one != null ? first.getKey(one) : second.getKey(Objects.requireNonNull(two));
    }

    /** The type of such records of two streams of these types. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public static <T1, T2> TypeInformation<TaggedUnion<T1, T2>> type(
            TypeInformation<T1> first, TypeInformation<T2> second) {
        return new TypeInformation.RecordOf(
                TaggedUnion.class,
                List.of(new TypeInformation.Component("one", first), new TypeInformation.Component("two", second)));
    }
}
