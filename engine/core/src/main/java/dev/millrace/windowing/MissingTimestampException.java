package dev.millrace.windowing;

import dev.millrace.trace.CanonicalText;

/** A record without a timestamp reached an event-time window. */
public final class MissingTimestampException extends RuntimeException {
    MissingTimestampException(Object element) {
        super(
                CanonicalText.of(element) + " has no timestamp, so it belongs to no event-time window;"
                        + " give the source a WatermarkStrategy with withTimestampAssigner(...), or use processing-time windows");
    }
}
