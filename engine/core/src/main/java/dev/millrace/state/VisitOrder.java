package dev.millrace.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The order in which the entries of a state on the heap are looked at to clean them up, bit by bit: key group by key group, and in a
 * group by the places that Flink's hash table gives them. So that what is cleaned with which access, which a function can see where
 * expired values are returned, is the same as there. See Flink's CopyOnWriteStateMap.
 *
 * @param <N> type of the namespaces
 */
final class VisitOrder<N> {
    private static final int SMALLEST = 128;

    /** The hash code of Flink's VoidNamespace, where state belongs to a key alone. */
    private static final int NO_NAMESPACE = 99;

    private final int keyGroups;
    private final NavigableMap<Integer, Group<N>> groups = new TreeMap<>();

    /** Whose an entry is. */
    record Place<N>(Object key, N namespace) {
        int hash() {
            int both = key.hashCode() ^ (namespace == Namespace.Whole.KEY ? NO_NAMESPACE : namespace.hashCode());
            return KeyGroups.spread(both);
        }
    }

    /** The entries of a key group by their places in a table of a power of two. */
    private static final class Group<N> {
        private int capacity = SMALLEST;
        private int size;
        private NavigableMap<Integer, List<Place<N>>> places = new TreeMap<>();

        void add(Place<N> entry) {
            if (size >= capacity - capacity / 4) {
                grow();
            }
            put(entry);
            size++;
        }

        private void put(Place<N> entry) {
            places.computeIfAbsent(entry.hash() & (capacity - 1), place -> new ArrayList<>())
                    .add(entry);
        }

        private void grow() {
            NavigableMap<Integer, List<Place<N>>> before = places;
            capacity *= 2;
            places = new TreeMap<>();
            before.values().forEach(each -> each.forEach(this::put));
        }

        void remove(Place<N> entry) {
            places.computeIfPresent(entry.hash() & (capacity - 1), (place, entries) -> {
                size -= entries.remove(entry) ? 1 : 0;
                return entries.isEmpty() ? null : entries;
            });
        }
    }

    VisitOrder(int keyGroups) {
        this.keyGroups = keyGroups;
    }

    void added(Object key, N namespace) {
        groups.computeIfAbsent(KeyGroups.of(key, keyGroups), number -> new Group<>())
                .add(new Place<>(key, namespace));
    }

    void removed(Object key, N namespace) {
        Group<N> group = groups.get(KeyGroups.of(key, keyGroups));
        if (group != null) {
            group.remove(new Place<>(key, namespace));
        }
    }

    /** A visit to all entries that passes at most {@code patience} empty places at a time. */
    Visit visit(int patience) {
        return new Visit(patience);
    }

    /** One pass over the entries, in steps; entries may come and go meanwhile. */
    final class Visit {
        private final int patience;
        private int number = -1;
        private int place;
        private @Nullable Group<N> group;

        private Visit(int patience) {
            this.patience = patience;
            hasNext();
        }

        /** Whether there is more to look at; goes to the next key group where this one is through. */
        boolean hasNext() {
            while (group == null || group.size == 0) {
                Map.Entry<Integer, Group<N>> next = groups.higherEntry(number);
                if (next == null) {
                    return false;
                }
                number = next.getKey();
                group = next.getValue();
                place = 0;
            }
            return true;
        }

        /** The entries at the next place that is taken, a copy; none where only empty places were passed. */
        List<Place<N>> next() {
            Group<N> here = group;
            if (here == null) {
                return List.of();
            }
            Map.Entry<Integer, List<Place<N>>> next = here.places.ceilingEntry(place);
            if (next != null && next.getKey() < place + patience) {
                place = next.getKey() + 1;
                return List.copyOf(next.getValue());
            }
            place += patience;
            if (place >= here.capacity) {
                group = null;
            }
            return List.of();
        }
    }
}
