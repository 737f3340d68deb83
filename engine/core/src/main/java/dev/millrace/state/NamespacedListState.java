package dev.millrace.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A list state as users see it. Where elements can expire, the times they were last touched stand in a list beside them. */
final class NamespacedListState<N, T> implements ListState<T>, MergeableState<N> {
    private final KeyedLists<N, T> values;
    private final @Nullable KeyedLists<N, Long> stamps;
    private final Expiry expiry;
    private N namespace;

    NamespacedListState(KeyedLists<N, T> values, @Nullable KeyedLists<N, Long> stamps, Expiry expiry, N namespace) {
        this.values = values;
        this.stamps = stamps;
        this.expiry = expiry;
        this.namespace = namespace;
    }

    @Override
    public void setNamespace(N other) {
        namespace = other;
    }

    @Override
    public Iterable<T> get() throws Exception {
        expiry.accessed();
        List<T> all = values.get(namespace);
        if (all == null) {
            return Collections.emptyList();
        }
        return stamps == null ? all : stamped(all, stamps);
    }

    private Iterable<T> stamped(List<T> all, KeyedLists<N, Long> times) {
        N of = namespace;
        List<Stamped<T>> elements = elements(all, times.get(of));
        if (expiry.updatesOnRead()) {
            List<Stamped<T>> living = living(elements);
            if (!living.isEmpty()) {
                put(of, times, living, expiry.now());
            }
        }
        return () -> new Living<>(elements, expiry, () -> clear(of));
    }

    /** The elements with their times. Those that were there before there was a time to live come first, and have none. */
    private static <T> List<Stamped<T>> elements(List<T> all, @Nullable List<Long> touched) {
        List<Stamped<T>> elements = new ArrayList<>();
        int without = touched == null ? all.size() : all.size() - touched.size();
        for (int i = 0; i < all.size(); i++) {
            elements.add(new Stamped<>(all.get(i), touched == null || i < without ? null : touched.get(i - without)));
        }
        return elements;
    }

    private List<Stamped<T>> living(List<Stamped<T>> elements) {
        return elements.stream().filter(each -> !expiry.isExpired(each.time())).toList();
    }

    private void put(N of, KeyedLists<N, Long> times, List<Stamped<T>> elements, @Nullable Long now) {
        values.put(of, new ArrayList<>(elements.stream().map(Stamped::element).toList()));
        times.put(
                of,
                new ArrayList<>(elements.stream()
                        .map(each -> now != null ? now : expiry.since(each.time()))
                        .toList()));
    }

    /** An element with the time it was last touched, null where that is not known. */
    private record Stamped<T>(T element, @Nullable Long time) {}

    /** Gives the elements that are to be seen; when all are through and none of them lives, nothing is left. */
    private static final class Living<T> implements Iterator<T> {
        private final Iterator<Stamped<T>> elements;
        private final Expiry expiry;
        private final Runnable clear;
        private @Nullable Stamped<T> next;
        private boolean anyLives;
        private boolean cleared;

        Living(List<Stamped<T>> elements, Expiry expiry, Runnable clear) {
            this.elements = elements.iterator();
            this.expiry = expiry;
            this.clear = clear;
        }

        @Override
        public boolean hasNext() {
            while (next == null && elements.hasNext()) {
                Stamped<T> element = elements.next();
                boolean lives = !expiry.isExpired(element.time());
                anyLives |= lives;
                next = lives || expiry.returnsExpired() ? element : null;
            }
            if (next == null && !anyLives && !cleared) {
                cleared = true;
                clear.run();
            }
            return next != null;
        }

        @Override
        public T next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            T element = next.element();
            next = null;
            return element;
        }
    }

    /** Lets go of the elements that have expired. */
    void sweep(N of) {
        List<T> all = values.get(of);
        if (all == null || stamps == null) {
            return;
        }
        List<Stamped<T>> living = living(elements(all, stamps.get(of)));
        if (living.isEmpty()) {
            clear(of);
        } else if (living.size() < all.size()) {
            put(of, stamps, living, null);
        }
    }

    @Override
    public void add(T value) throws Exception {
        addAll(List.of(value));
    }

    @Override
    public void addAll(List<T> added) throws Exception {
        expiry.accessed();
        append(added);
    }

    private void append(List<T> added) throws Exception {
        added.forEach(each -> Objects.requireNonNull(each, "a list state holds no null"));
        if (added.isEmpty()) {
            return;
        }
        values.appendAll(namespace, added);
        if (stamps != null) {
            stamps.appendAll(namespace, Collections.nCopies(added.size(), expiry.now()));
        }
    }

    @Override
    public void update(List<T> replacing) throws Exception {
        expiry.accessed();
        clear();
        append(replacing);
    }

    @Override
    public void clear() {
        clear(namespace);
    }

    private void clear(N of) {
        values.remove(of);
        if (stamps != null) {
            stamps.remove(of);
        }
    }

    @Override
    public void merge(N into, Collection<? extends N> from) throws Exception {
        for (N each : from) {
            namespace = each;
            List<T> taken = new ArrayList<>();
            get().forEach(taken::add);
            clear();
            namespace = into;
            addAll(taken);
        }
    }
}
