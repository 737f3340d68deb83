package dev.millrace.state;

import org.jspecify.annotations.Nullable;

/** The timers of a {@link TimerQueue}: a hash table with open addressing, so that finding one allocates nothing. */
final class TimerSet {
    private @Nullable QueuedTimer[] timers = new QueuedTimer[16];
    private int size;

    @Nullable
    QueuedTimer get(Object key, Object namespace, long time) {
        int at = QueuedTimer.hash(key, namespace, time) & mask();
        QueuedTimer timer = timers[at];
        while (timer != null && !timer.is(key, namespace, time)) {
            at = (at + 1) & mask();
            timer = timers[at];
        }
        return timer;
    }

    /** Adds a timer that is not there. */
    void add(QueuedTimer timer) {
        if (++size * 2 > timers.length) {
            grow();
        }
        enter(timer);
    }

    /** Takes out a timer that is there. */
    void remove(QueuedTimer timer) {
        int hole = timer.hash() & mask();
        while (timers[hole] != timer) {
            hole = (hole + 1) & mask();
        }
        int next = (hole + 1) & mask();
        for (QueuedTimer each = timers[next]; each != null; each = timers[next]) {
            int home = each.hash() & mask();
            if (((next - home) & mask()) >= ((next - hole) & mask())) {
                timers[hole] = each;
                hole = next;
            }
            next = (next + 1) & mask();
        }
        timers[hole] = null;
        size--;
    }

    private void enter(QueuedTimer timer) {
        int at = timer.hash() & mask();
        while (timers[at] != null) {
            at = (at + 1) & mask();
        }
        timers[at] = timer;
    }

    private void grow() {
        @Nullable QueuedTimer[] old = timers;
        timers = new QueuedTimer[old.length * 2];
        for (QueuedTimer timer : old) {
            if (timer != null) {
                enter(timer);
            }
        }
    }

    private int mask() {
        return timers.length - 1;
    }
}
