package dev.millrace.runtime;

import dev.millrace.trace.SubtaskId;

/** When a source sends latency markers. */
final class LatencyMarkers {
    private final SubtaskId source;
    private final long interval;
    private long next = Long.MIN_VALUE;

    /** A marker each {@code interval} ms. */
    LatencyMarkers(SubtaskId source, long interval) {
        this.source = source;
        this.interval = interval;
    }

    /** Processing time in ms at which the next one is due. */
    long next() {
        return next;
    }

    /** The one that is due; there is one at once. */
    LatencyMarker take(long now) {
        next = now + interval;
        return new LatencyMarker(source, now);
    }
}
