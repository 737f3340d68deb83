package dev.millrace.state;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists on the heap, added to in place. */
final class HeapLists<N, T> extends HeapValues<N, List<T>> implements KeyedLists<N, T> {
    HeapLists(KeyContext keys) {
        super(keys);
    }

    @Override
    public boolean append(N namespace, T element) throws Exception {
        return add(namespace, element, HeapLists::with);
    }

    private static <T> List<T> with(@Nullable List<T> list, T element) {
        List<T> longer = list == null ? new ArrayList<>() : list;
        longer.add(element);
        return longer;
    }

    @Override
    public boolean appendAll(N namespace, List<T> elements) throws Exception {
        return add(namespace, elements, HeapLists::withAll);
    }

    private static <T> List<T> withAll(@Nullable List<T> list, List<T> elements) {
        List<T> longer = list == null ? new ArrayList<>() : list;
        longer.addAll(elements);
        return longer;
    }
}
