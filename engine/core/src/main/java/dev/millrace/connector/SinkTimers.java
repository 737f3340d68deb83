package dev.millrace.connector;

import dev.millrace.runtime.OperatorContext;
import java.util.PriorityQueue;

/** The timers that a sink's writer has set, earliest first and at one time in the order set. */
final class SinkTimers implements ProcessingTimeService {
    private final OperatorContext operator;
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private long set;

    private record Timer(long time, long ordinal, ProcessingTimeCallback target) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(ordinal, other.ordinal);
        }
    }

    SinkTimers(OperatorContext operator) {
        this.operator = operator;
    }

    @Override
    public long getCurrentProcessingTime() {
        return operator.processingTime();
    }

    @Override
    public void registerTimer(long timestamp, ProcessingTimeCallback target) {
        timers.add(new Timer(timestamp, set++, target));
    }

    /** Time of the earliest, {@link Long#MAX_VALUE} for none. */
    long next() {
        return timers.isEmpty() ? Long.MAX_VALUE : timers.element().time();
    }

    /** Fires at most one that is due; true if one was. */
    boolean fire(long now) throws Exception {
        if (next() > now) {
            return false;
        }
        Timer due = timers.remove();
        due.target().onProcessingTime(due.time());
        return true;
    }
}
