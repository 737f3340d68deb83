package dev.millrace.app.transport;

import dev.millrace.journal.Marker;
import java.util.List;

/** The classes of events the transport goes to, and what they are called there. */
record Target(Marker marker, String name) {
    /** All, in the order offered. */
    static final List<Target> ALL = List.of(
            new Target(Marker.RECORD, "record"),
            new Target(Marker.WATERMARK, "watermark"),
            new Target(Marker.FIRING, "firing"),
            new Target(Marker.BARRIER, "barrier"),
            new Target(Marker.CHECKPOINT, "checkpoint"),
            new Target(Marker.FAULT, "failure"),
            new Target(Marker.RECOVERY, "recovery"),
            new Target(Marker.LATE, "late record"),
            new Target(Marker.RESULT, "result"),
            new Target(Marker.TIMER, "timer"));

    @Override
    public String toString() {
        return name;
    }
}
