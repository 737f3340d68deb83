package dev.millrace.runtime;

import java.util.ArrayDeque;
import java.util.Queue;

/** The part of a subtask that is there where it is the head of a loop: it notices when the loop is over, and stops with a savepoint. */
final class Loop {
    private final long maxWait;
    private final InputGate gate;
    private final BarrierHandler barriers;
    private final Queue<HeldBack.Element> postponed = new ArrayDeque<>();
    private boolean inputEnded;
    private long since;

    /** A loop that is over {@code maxWait} ms after the last record came back, 0 for never. */
    Loop(long maxWait, InputGate gate, BarrierHandler barriers) {
        this.maxWait = maxWait;
        this.gate = gate;
        this.barriers = barriers;
    }

    /** Nothing new will come: what is in the loop is all there is. */
    void inputEnded(long now) {
        inputEnded = true;
        since = now;
    }

    /** Processing time in ms at which the loop is over if nothing comes back until then; {@link Long#MAX_VALUE} for never. */
    long end() {
        return inputEnded && maxWait > 0 ? since + maxWait : Long.MAX_VALUE;
    }

    /** A record was taken that may have come back; after the end of the loop none may. */
    void taken(long now, boolean over) {
        if (!gate.isFeedback()) {
            return;
        }
        if (over) {
            throw new IllegalStateException("a record came back through the loop after iterate(" + maxWait
                    + ") had taken it for finished, " + maxWait
                    + " ms after the last one. Give iterate(...) a longer wait"
                    + " than a record takes to go round");
        }
        since = now;
    }

    /**
     * Takes one element that has come back while the subtask is suspended. What comes before its barrier is in the savepoint that the job
     * is to stop with, and has its turn where that is given up. False if there is none.
     */
    boolean postpone() throws Exception {
        boolean logging = barriers instanceof LoopAligner aligner && aligner.isLogging();
        Object payload = logging ? gate.selectFeedback() : null;
        if (payload == null) {
            return false;
        }
        long stamp = gate.take(payload);
        if (payload instanceof Barrier barrier) {
            barriers.arrived(gate.selected(), barrier);
        } else if (!(payload instanceof Marker)) {
            postponed.add(new HeldBack.Element(gate.selected(), payload, stamp));
        }
        return true;
    }

    boolean hasPostponed() {
        return !postponed.isEmpty();
    }

    HeldBack.Element next() {
        return postponed.remove();
    }
}
