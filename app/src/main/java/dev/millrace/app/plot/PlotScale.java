package dev.millrace.app.plot;

/**
 * How both times are laid out: event time to the right, processing time upwards.
 *
 * @param left px
 * @param right px
 * @param top px
 * @param bottom px
 * @param from ms of event time at the left
 * @param to ms of event time at the right
 * @param end ms of processing time at the top
 */
record PlotScale(double left, double right, double top, double bottom, long from, long to, double end) {
    double x(long eventTime) {
        if (eventTime >= to) {
            return right;
        }
        return eventTime <= from ? left : left + (right - left) * ((double) (eventTime - from) / (to - from));
    }

    double y(long processingTime) {
        return bottom - (bottom - top) * (end <= 0 ? 0 : Math.max(0, Math.min(1, processingTime / end)));
    }

    boolean usable() {
        return to > from && right > left + 40 && bottom > top + 30;
    }
}
