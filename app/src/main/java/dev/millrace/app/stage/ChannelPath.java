package dev.millrace.app.stage;

/** The curve of a channel: out of a box to the right, into another one, or the same, from the left. */
final class ChannelPath {
    private static final int PIECES = 32;

    /** A point of the curve and the direction there, in radians. */
    record Point(double x, double y, double angle) {}

    /** How far down a curve comes on its way to control points that lie lower than its ends by 1. */
    private static final double DEPTH = 0.75;

    private final double x0;
    private final double y0;
    private final double x1;
    private final double y1;
    private final double bend;
    /** How much lower than its ends the control points are. */
    private final double drop;

    private final double[] lengths = new double[PIECES + 1];

    private ChannelPath(double x0, double y0, double x1, double y1, double bend, double drop) {
        this.x0 = x0;
        this.y0 = y0;
        this.x1 = x1;
        this.y1 = y1;
        this.bend = bend;
        this.drop = drop;
        for (int i = 1; i <= PIECES; i++) {
            double before = (i - 1.0) / PIECES;
            double now = (double) i / PIECES;
            lengths[i] = lengths[i - 1] + Math.hypot(x(now) - x(before), y(now) - y(before));
        }
    }

    /** To a box further right. */
    static ChannelPath forth(double x0, double y0, double x1, double y1) {
        return new ChannelPath(x0, y0, x1, y1, Math.max((x1 - x0) * 0.5, 24), 0);
    }

    /** Back to a box further left, or round to the same, below everything down to {@code floor}. */
    static ChannelPath back(double x0, double y0, double x1, double y1, double floor, double bend) {
        return new ChannelPath(x0, y0, x1, y1, bend, (floor - (y0 + y1) / 2) / DEPTH);
    }

    double length() {
        return lengths[PIECES];
    }

    double startX() {
        return x0;
    }

    /** Left of everything on the curve, or a little more. */
    double left() {
        return drop == 0 ? x0 : x1 - bend;
    }

    /** Right of everything on the curve, or a little more. */
    double right() {
        return drop == 0 ? x1 : x0 + bend;
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

    double firstControlY() {
        return y0 + drop;
    }

    double secondControlX() {
        return x1 - bend;
    }

    double secondControlY() {
        return y1 + drop;
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
        return cubic(y0, y0 + drop, y1 + drop, y1, t);
    }

    private double angle(double t) {
        double dx = slope(x0, x0 + bend, x1 - bend, x1, t);
        double dy = slope(y0, y0 + drop, y1 + drop, y1, t);
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
