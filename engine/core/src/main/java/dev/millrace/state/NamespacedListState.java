package dev.millrace.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
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
        List<T> all = values.get(namespace);
        if (all == null) {
            return Collections.emptyList();
        }
        return stamps == null ? all : unexpired(all, stamps);
    }

    private List<T> unexpired(List<T> all, KeyedLists<N, Long> times) throws Exception {
        List<Long> touched = times.get(namespace);
        List<T> living = new ArrayList<>();
        List<Long> livingTimes = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Long time = touched == null ? null : touched.get(i);
            if (!expiry.isExpired(time)) {
                living.add(all.get(i));
                livingTimes.add(expiry.updatesOnRead() || time == null ? expiry.now() : time);
            }
        }
        List<T> seen = expiry.returnsExpired() ? new ArrayList<>(all) : new ArrayList<>(living);
        if (living.isEmpty()) {
            clear();
        } else if (expiry.updatesOnRead()) {
            values.put(namespace, living);
            times.put(namespace, livingTimes);
        }
        return seen;
    }

    @Override
    public void add(T value) throws Exception {
        addAll(List.of(value));
    }

    @Override
    public void addAll(List<T> added) throws Exception {
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
        clear();
        addAll(replacing);
    }

    @Override
    public void clear() {
        values.remove(namespace);
        if (stamps != null) {
            stamps.remove(namespace);
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
