package dev.millrace.state;

import dev.millrace.types.TypeInformation;
import dev.millrace.types.Types;
import java.util.List;

/**
 * Describes a {@link ListState}.
 *
 * @param <T> type of the elements
 */
public final class ListStateDescriptor<T> extends StateDescriptor<ListState<T>, List<T>> {
    /** A state called {@code name} that holds lists of {@code element}s. */
    public ListStateDescriptor(String name, TypeInformation<T> element) {
        super(name, Types.LIST(element));
    }

    /** A state called {@code name} that holds lists of a class without type parameters. */
    public ListStateDescriptor(String name, Class<T> element) {
        this(name, TypeInformation.of(element));
    }

    /** Type of the elements. */
    TypeInformation<T> elementType() {
        return ((TypeInformation.ListOf<T>) getTypeInformation()).element();
    }
}
