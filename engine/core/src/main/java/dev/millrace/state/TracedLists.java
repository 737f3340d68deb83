package dev.millrace.state;

import java.util.List;

/** Reports every change of a list state. */
final class TracedLists<N, T> extends TracedValues<N, List<T>> implements KeyedLists<N, T> {
    private final KeyedLists<N, T> lists;

    TracedLists(KeyedLists<N, T> lists, StateReport<N> report, boolean mutable) {
        super(lists, report, mutable);
        this.lists = lists;
    }

    @Override
    public boolean append(N namespace, T element) throws Exception {
        String before = text(namespace);
        boolean created = lists.append(namespace, element);
        report(namespace, before);
        return created;
    }

    @Override
    public boolean appendAll(N namespace, List<T> elements) throws Exception {
        String before = text(namespace);
        boolean created = lists.appendAll(namespace, elements);
        report(namespace, before);
        return created;
    }
}
