package dev.millrace.state;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Timers of one clock, at most one for each (key, namespace, time), polled by time. Within one time they come as from Flink's
 * heap: Flink leaves that order open, but two windows of a key that fire at one time show it. So this is a binary heap in which a
 * timer stays behind its equals on the way up and ahead of them on the way down.
 */
final class TimerQueue {
    private final TimerSet timers = new TimerSet();
    /** From index 1 on. */
    private @Nullable QueuedTimer[] heap = new QueuedTimer[16];

    private int size;
    private @Nullable QueuedTimer polled;

    boolean isEmpty() {
        return size == 0;
    }

    /** Time of the earliest timer; {@link Long#MAX_VALUE} where there is none. */
    long nextTime() {
        return size == 0 ? Long.MAX_VALUE : at(1).time;
    }

    /** False where the timer was there already. */
    boolean add(Object key, Object namespace, long time) {
        if (timers.get(key, namespace, time) != null) {
            return false;
        }
        QueuedTimer timer = new QueuedTimer(key, namespace, time);
        timers.add(timer);
        if (++size == heap.length) {
            heap = Arrays.copyOf(heap, heap.length * 2);
        }
        moveUp(timer, size);
        return true;
    }

    /** False where there was no such timer. */
    boolean remove(Object key, Object namespace, long time) {
        QueuedTimer timer = timers.get(key, namespace, time);
        if (timer == null) {
            return false;
        }
        remove(timer);
        return true;
    }

    /** Takes out the earliest timer if it is due at {@code now}; it is then found in {@link #polledKey} and its neighbours. */
    boolean poll(long now) {
        if (nextTime() > now || size == 0) {
            return false;
        }
        polled = at(1);
        remove(at(1));
        return true;
    }

    Object polledKey() {
        return polled().key;
    }

    Object polledNamespace() {
        return polled().namespace;
    }

    long polledTime() {
        return polled().time;
    }

    /** Shows all timers with their places in the heap: added to an empty queue in this order, they lie in it as they do here. */
    void forEach(Visitor visitor) {
        for (int place = 1; place <= size; place++) {
            QueuedTimer timer = at(place);
            visitor.visit(timer.key, timer.namespace, timer.time, place);
        }
    }

    /** Is shown a timer. */
    interface Visitor {
        void visit(Object key, Object namespace, long time, int place);
    }

    private void remove(QueuedTimer timer) {
        timers.remove(timer);
        QueuedTimer last = at(size);
        if (last != timer) {
            moveDown(last, timer.place);
            if (last.place == timer.place) {
                moveUp(last, timer.place);
            }
        }
        heap[size--] = null;
    }

    private void moveUp(QueuedTimer timer, int from) {
        int place = from;
        while (place > 1 && timer.time < at(place / 2).time) {
            put(at(place / 2), place);
            place /= 2;
        }
        put(timer, place);
    }

    private void moveDown(QueuedTimer timer, int from) {
        int place = from;
        for (int child = earlierChild(place);
                child <= size && at(child).time < timer.time;
                child = earlierChild(place)) {
            put(at(child), place);
            place = child;
        }
        put(timer, place);
    }

    private int earlierChild(int place) {
        int child = place * 2;
        return child < size && at(child + 1).time < at(child).time ? child + 1 : child;
    }

    private void put(QueuedTimer timer, int place) {
        heap[place] = timer;
        timer.place = place;
    }

    private QueuedTimer at(int place) {
        return Objects.requireNonNull(heap[place]);
    }

    private QueuedTimer polled() {
        return Objects.requireNonNull(polled, "nothing was polled");
    }
}
