package dev.millrace.runtime;

import java.util.BitSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Aligned, exactly-once barriers: a channel that has delivered the barrier is not read until all have delivered it. Follows one
 * checkpoint at a time; a newer one takes its place. See "Lightweight Asynchronous Snapshots for Distributed Dataflows", section
 * 4.2, and Flink's SingleCheckpointBarrierHandler. Not final so that a test can leave the blocking out.
 */
public non-sealed class BarrierAligner extends BarrierHandler {
    private final BitSet aligned = new BitSet();
    private final BitSet blocked = new BitSet();
    private final TreeSet<Long> abortedAhead = new TreeSet<>();
    private @Nullable Barrier aligning;
    private long newest = -1;
    private int awaited;

    /** An aligner for so many channels. */
    public BarrierAligner(int channels, boolean afterTasksFinish, Listener listener) {
        super(channels, afterTasksFinish, listener);
    }

    @Override
    public void arrived(int channel, Barrier barrier) throws Exception {
        long checkpoint = barrier.checkpoint();
        if (checkpoint > newest) {
            startAligning(barrier);
        }
        if (aligning == null || aligning.checkpoint() != checkpoint) {
            // Of a checkpoint that is over: what follows the barrier is read at once.
            listener().unblock(channel, checkpoint);
            return;
        }
        aligned.set(channel);
        if (aligned.cardinality() < awaited) {
            hold(channel, barrier);
        } else {
            listener().unblock(channel, checkpoint);
            complete(aligning);
        }
    }

    final void startAligning(Barrier barrier) {
        if (aligning != null) {
            giveUp(newest, Reason.CHECKPOINT_DECLINED_SUBSUMED);
        }
        newest = barrier.checkpoint();
        abortedAhead.headSet(newest).clear();
        if (!abortedAhead.remove(newest)) {
            aligning = barrier;
            awaited = open();
        }
    }

    /** Keeps the channel from being read until the barrier has come through all others. */
    void hold(int channel, Barrier barrier) {
        blocked.set(channel);
        listener().block(channel, barrier.checkpoint());
    }

    final long newest() {
        return newest;
    }

    final int awaited() {
        return awaited;
    }

    final BitSet alignedChannels() {
        return aligned;
    }

    final @Nullable Barrier aligning() {
        return aligning;
    }

    final boolean isAligning() {
        return aligning != null;
    }

    /** The barrier has come through all channels. */
    void complete(Barrier barrier) throws Exception {
        release(barrier.checkpoint());
        listener().complete(barrier);
    }

    @Override
    public void cancelled(int channel, long checkpoint) {
        if (checkpoint > newest || (checkpoint == newest && aligning != null)) {
            giveUp(checkpoint, Reason.CHECKPOINT_DECLINED_ON_CANCELLATION_BARRIER);
        }
    }

    @Override
    void endCounts(int channel) throws Exception {
        Barrier current = aligning;
        if (current == null) {
            return;
        }
        aligned.set(channel);
        blocked.clear(channel);
        if (aligned.cardinality() == awaited) {
            complete(current);
        }
    }

    @Override
    void endForbids() {
        if (aligning != null) {
            giveUp(newest, Reason.CHECKPOINT_DECLINED_INPUT_END_OF_STREAM);
        }
    }

    @Override
    void aborted(long checkpoint) {
        if (checkpoint > newest) {
            abortedAhead.add(checkpoint);
        } else if (aligning != null && checkpoint == newest) {
            release(checkpoint);
        }
    }

    /** Gives up the checkpoint and the one being aligned, which is the same or an older one. */
    private void giveUp(long checkpoint, Reason reason) {
        long over = newest;
        newest = Math.max(newest, checkpoint);
        release(over);
        listener().givenUp(checkpoint, reason);
    }

    final void release(long checkpoint) {
        aligning = null;
        aligned.clear();
        ceased();
        unblockAll(checkpoint);
    }

    /** The checkpoint that was being aligned is over, one way or the other. */
    void ceased() {}

    final void unblockAll(long checkpoint) {
        for (int channel = blocked.nextSetBit(0); channel >= 0; channel = blocked.nextSetBit(channel + 1)) {
            listener().unblock(channel, checkpoint);
        }
        blocked.clear();
    }
}
