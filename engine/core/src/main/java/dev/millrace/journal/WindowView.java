package dev.millrace.journal;

import org.jspecify.annotations.Nullable;

/**
 * One window of one key at an instant.
 *
 * @param id which window
 * @param status how far it is
 * @param value canonical text of its accumulator or contents as last reported; null before the first report
 * @param firings how often it has fired
 * @param into the window that it has become part of; null unless it was merged
 * @param changed place in the journal of the last event that touched it
 */
public record WindowView(
        Id id,
        Status status,
        @Nullable String value,
        int firings,
        @Nullable Id into,
        long changed) {
    /** How far a window is. */
    public enum Status {
        OPEN,
        FIRED,
        MERGED,
        PURGED
    }

    /**
     * Which window; ordered by time first.
     *
     * @param operator the window operator
     * @param key the key
     * @param start first ms
     * @param end first ms after it
     */
    public record Id(String operator, String key, long start, long end) implements Comparable<Id> {
        @Override
        public int compareTo(Id other) {
            int byStart = Long.compare(start, other.start);
            int byEnd = byStart != 0 ? byStart : Long.compare(end, other.end);
            int byKey = byEnd != 0 ? byEnd : key.compareTo(other.key);
            return byKey != 0 ? byKey : operator.compareTo(other.operator);
        }
    }

    /** A window that was just created. */
    static WindowView created(Id id, long position) {
        return new WindowView(id, Status.OPEN, null, 0, null, position);
    }

    WindowView withValue(@Nullable String text, long position) {
        return new WindowView(id, status, text, firings, null, position);
    }

    WindowView fired(long position) {
        return new WindowView(id, Status.FIRED, value, firings + 1, null, position);
    }

    WindowView purged(long position) {
        return new WindowView(id, Status.PURGED, value, firings, null, position);
    }

    /** Part of another window: what it held is in that one now. */
    WindowView merged(Id result, long position) {
        return new WindowView(id, Status.MERGED, value, firings, result, position);
    }
}
