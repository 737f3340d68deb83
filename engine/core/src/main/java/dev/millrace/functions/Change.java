package dev.millrace.functions;

import dev.millrace.types.RowKind;
import dev.millrace.types.TypeInformation;
import java.util.List;

/**
 * A result that is said or taken back. Millrace's own: Flink has changes in SQL only.
 *
 * @param kind whether the row is true from now on, or was until now
 * @param row the result
 * @param <T> type of the result
 */
public record Change<T>(RowKind kind, T row) {
    /** The type of changes of rows of {@code row}'s type. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    static <T> TypeInformation<Change<T>> type(TypeInformation<T> row) {
        return new TypeInformation.RecordOf(
                Change.class,
                List.of(
                        new TypeInformation.Component("kind", TypeInformation.of(RowKind.class)),
                        new TypeInformation.Component("row", row)));
    }
}
