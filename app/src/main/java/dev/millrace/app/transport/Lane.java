package dev.millrace.app.transport;

import dev.millrace.journal.Marker;

/** The lanes of the timeline from top to bottom. */
enum Lane {
    RECORDS("records", Marker.RECORD),
    WATERMARKS("watermarks", Marker.WATERMARK),
    FIRINGS("firings", Marker.FIRING),
    CHECKPOINTS("checkpoints", Marker.CHECKPOINT),
    FAULTS("faults", Marker.FAULT);

    private final String label;
    private final Marker marker;

    Lane(String label, Marker marker) {
        this.label = label;
        this.marker = marker;
    }

    String label() {
        return label;
    }

    /** The events that a click in the lane goes to. */
    Marker marker() {
        return marker;
    }
}
