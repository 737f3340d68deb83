package dev.millrace.journal;

import dev.millrace.trace.TimeDomain;

/**
 * One timer that is set.
 *
 * @param time ms of its clock at which it fires
 * @param domain its clock
 * @param operator the operator that set it
 * @param key the key it was set for
 */
public record TimerView(long time, TimeDomain domain, String operator, String key) implements Comparable<TimerView> {
    @Override
    public int compareTo(TimerView other) {
        int byTime = Long.compare(time, other.time);
        int byDomain = byTime != 0 ? byTime : domain.compareTo(other.domain);
        int byOperator = byDomain != 0 ? byDomain : operator.compareTo(other.operator);
        return byOperator != 0 ? byOperator : key.compareTo(other.key);
    }
}
