package dev.millrace.app.stage;

/** The curve of a channel: from one box level to the right, into another one level from the left. */
final class ChannelPath {
    private static final int PIECES = 32;

    /** A point of the curve and the direction there, in radians. */
    record Point(double x, double y, double angle) {}

    private final double x0;
    private final double y0;
    private final double x1;
    private final double y1;
    private final double bend;
    private final double[] lengths = new double[PIECES + 1];

    ChannelPath(double x0, double y0, double x1, double y1) {
        this.x0 = x0;
        this.y0 = y0;
        this.x1 = x1;
        this.y1 = y1;
        this.bend = Math.max((x1 - x0) * 0.5, 24);
        for (int i = 1; i <= PIECES; i++) {
            double before = (i - 1.0) / PIECES;
            double now = (double) i / PIECES;
            lengths[i] = lengths[i - 1] + Math.hypot(x(now) - x(before), y(now) - y(before));
        }
    }

    double length() {
        return lengths[PIECES];
    }

    double startX() {
        return x0;
    }

    double startY() {
        return y0;
    }

    double endX() {
        return x1;
    }

    double endY() {
        return y1;
    }

    double firstControlX() {
        return x0 + bend;
    }

    double secondControlX() {
        return x1 - bend;
    }

    /** The point at {@code distance} px along the curve, bounded to its ends. */
    Point at(double distance) {
        double wanted = Math.max(0, Math.min(distance, length()));
        int piece = 1;
        while (piece < PIECES && lengths[piece] < wanted) {
            piece++;
        }
        double span = lengths[piece] - lengths[piece - 1];
        double part = span == 0 ? 0 : (wanted - lengths[piece - 1]) / span;
        double t = (piece - 1 + part) / PIECES;
        return new Point(x(t), y(t), angle(t));
    }

    private double x(double t) {
        return cubic(x0, x0 + bend, x1 - bend, x1, t);
    }

    private double y(double t) {
        return cubic(y0, y0, y1, y1, t);
    }

    private double angle(double t) {
        double dx = slope(x0, x0 + bend, x1 - bend, x1, t);
        double dy = slope(y0, y0, y1, y1, t);
        return Math.atan2(dy, dx);
    }

    private static double cubic(double a, double b, double c, double d, double t) {
        double u = 1 - t;
        return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
    }

    private static double slope(double a, double b, double c, double d, double t) {
        double u = 1 - t;
        return 3 * u * u * (b - a) + 6 * u * t * (c - b) + 3 * t * t * (d - c);
    }
}
