package dev.millrace.app.transport;

/**
 * How processing time and lanes are laid out.
 *
 * @param left px at which time begins
 * @param right px at which it ends
 * @param end ms of the last event
 * @param top px of the first lane
 * @param lane height of a lane in px
 */
record TimelineScale(double left, double right, long end, double top, double lane) {
    double x(long time) {
        return left + (right - left) * (end <= 0 ? 0 : Math.max(0, Math.min(1, time / (double) end)));
    }

    double time(double x) {
        double part = right <= left ? 0 : (x - left) / (right - left);
        return Math.max(0, Math.min(1, part)) * end;
    }

    double middle(Lane of) {
        return top + (of.place() + 0.5) * lane;
    }

    double bottom() {
        return top + Lane.values().length * lane;
    }
}
