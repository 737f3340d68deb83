package dev.millrace.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets go of what has expired while the state is used: each access looks at a few entries more, whoever's they are. See Flink,
 * "Incremental cleanup".
 *
 * @param <N> type of the namespaces
 */
final class IncrementalCleanup<N> {
    private final int size;
    private final VisitOrder<N> order;
    private final KeyContext keys;
    private final Sweep<N> sweep;
    private VisitOrder<N>.@Nullable Visit visit;

    /** Lets go of what has expired of the current key's entry in a namespace. */
    @FunctionalInterface
    interface Sweep<N> {
        void in(N namespace);
    }

    /** @param size how many entries to look at with each access; so many empty places also end it */
    IncrementalCleanup(int size, VisitOrder<N> order, KeyContext keys, Sweep<N> sweep) {
        this.size = size;
        this.order = order;
        this.keys = keys;
        this.sweep = sweep;
    }

    void accessed() {
        if (visit == null || !visit.hasNext()) {
            visit = order.visit(size);
        }
        int looked = 0;
        while (looked < size && visit.hasNext()) {
            List<VisitOrder.Place<N>> neighbours = visit.next();
            if (neighbours.isEmpty()) {
                return;
            }
            for (VisitOrder.Place<N> each : neighbours) {
                keys.as(each.key(), () -> sweep.in(each.namespace()));
            }
            looked += neighbours.size();
        }
    }
}
