package dev.millrace.app.transport;

import java.util.List;

/** How fast a run is played, as a factor, and how that is written. */
public record Speed(double factor, String name) {
    /** All, in the order offered. */
    static final List<Speed> ALL = List.of(
            new Speed(0.25, "1/4x"),
            new Speed(0.5, "1/2x"),
            new Speed(1, "1x"),
            new Speed(2, "2x"),
            new Speed(4, "4x"),
            new Speed(8, "8x"),
            new Speed(16, "16x"),
            new Speed(64, "64x"));

    /** The factor so many places further in the list, at most the last and at least the first. */
    public static double next(double factor, int places) {
        int here = 0;
        while (here < ALL.size() - 1 && ALL.get(here).factor() < factor) {
            here++;
        }
        return ALL.get(Math.max(0, Math.min(ALL.size() - 1, here + places))).factor();
    }

    @Override
    public String toString() {
        return name;
    }
}
