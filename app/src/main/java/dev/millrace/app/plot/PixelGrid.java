package dev.millrace.app.plot;

import java.util.BitSet;

/** Which spots already show a dot of a colour, so that many records cost no more drawing than there are spots. */
final class PixelGrid {
    private static final double SPOT = 2;
    private static final int COLOURS = 9;

    private final BitSet taken = new BitSet();
    private final int columns;

    PixelGrid(double width) {
        columns = (int) (width / SPOT) + 2;
    }

    boolean takeIfFree(double x, double y, int colour) {
        int column = Math.max(0, (int) (x / SPOT));
        int row = Math.max(0, (int) (y / SPOT));
        int place = (row * columns + column) * COLOURS + (colour < 0 ? COLOURS - 1 : colour % (COLOURS - 1));
        if (taken.get(place)) {
            return false;
        }
        taken.set(place);
        return true;
    }
}
