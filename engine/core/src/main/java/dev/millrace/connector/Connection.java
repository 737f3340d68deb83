package dev.millrace.connector;

/** One sender of lines, as it goes on sending whether somebody reads or not. Belongs to one reader at a time. */
final class Connection {
    private final ReplayableStream stream;
    private int next;
    private int lostFrom;
    private int lostTo;
    private long closedAt;

    Connection(ReplayableStream stream) {
        this.stream = stream;
    }

    /** A reader has come: what was sent since the last one went is lost; what that one could have read and did not still waits. */
    synchronized void open(long now) {
        lostFrom = next;
        while (lostFrom < stream.rows().size() && stream.arrivals()[lostFrom] <= closedAt) {
            lostFrom++;
        }
        lostTo = lostFrom;
        while (lostTo < stream.rows().size() && stream.arrivals()[lostTo] <= now) {
            lostTo++;
        }
        skipLost();
    }

    /** The reader is gone. */
    synchronized void close(long now) {
        closedAt = now;
    }

    /** The next row that a reader gets; past the last row where there is none. */
    synchronized int next() {
        return next;
    }

    /** Takes the next row; it will never be given again. */
    synchronized int take() {
        int taken = next++;
        skipLost();
        return taken;
    }

    private void skipLost() {
        if (next >= lostFrom && next < lostTo) {
            next = lostTo;
        }
    }
}
