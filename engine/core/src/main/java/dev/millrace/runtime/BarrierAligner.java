package dev.millrace.runtime;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Aligned, exactly-once barriers: a channel that has delivered the barrier is not read until all have delivered it. See "Lightweight
 * Asynchronous Snapshots for Distributed Dataflows", section 4.2.
 */
class BarrierAligner {
    private final InputGate gate;
    private final BitSet arrived = new BitSet();
    private @Nullable Barrier aligning;
    private long abortedUpTo = -1;

    BarrierAligner(InputGate gate) {
        this.gate = gate;
    }

    /** Notes the barrier that the selected channel delivered; the barrier when it was the last one awaited, else null. */
    @Nullable
    Barrier arrived(Barrier barrier) {
        if (barrier.checkpoint() <= abortedUpTo) {
            return null;
        }
        Barrier current = aligning;
        if (current != null && current.checkpoint() > barrier.checkpoint()) {
            return null;
        }
        if (current != null && current.checkpoint() < barrier.checkpoint()) {
            reset(current.checkpoint());
        }
        aligning = barrier;
        arrived.set(gate.selected());
        if (arrived.cardinality() < gate.size()) {
            hold(gate, barrier);
            return null;
        }
        reset(barrier.checkpoint());
        return barrier;
    }

    /** Keeps the selected channel from being read until the barrier has come through all others. */
    void hold(InputGate selectedGate, Barrier barrier) {
        selectedGate.block(barrier.checkpoint());
    }

    /** The coordinator gave the checkpoint up. */
    void aborted(long checkpoint) {
        abortedUpTo = Math.max(abortedUpTo, checkpoint);
        Barrier current = aligning;
        if (current != null && current.checkpoint() <= checkpoint) {
            reset(current.checkpoint());
        }
    }

    private void reset(long checkpoint) {
        aligning = null;
        arrived.clear();
        gate.unblockAll(checkpoint);
    }
}
