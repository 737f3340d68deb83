package dev.millrace.app.transport;

import dev.millrace.journal.Marker;

/** The lanes of the timeline from top to bottom. */
enum Lane {
    RECORDS(0, "records", Marker.RECORD),
    WATERMARKS(1, "watermarks", Marker.WATERMARK),
    FIRINGS(2, "firings", Marker.FIRING),
    CHECKPOINTS(3, "checkpoints", Marker.CHECKPOINT),
    FAULTS(4, "faults", Marker.FAULT);

    private final int place;
    private final String label;
    private final Marker marker;

    Lane(int place, String label, Marker marker) {
        this.place = place;
        this.label = label;
        this.marker = marker;
    }

    /** 0 for the uppermost. */
    int place() {
        return place;
    }

    String label() {
        return label;
    }

    /** The events that a click in the lane goes to. */
    Marker marker() {
        return marker;
    }
}
