package dev.millrace.runtime;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * At-least-once barriers: counted, never waited for. What comes through a channel behind its barrier is processed at once and so
 * gets into the snapshot, though the source will send it again after a restore. Follows several checkpoints at a time. See
 * Flink's CheckpointBarrierTracker.
 */
public final class BarrierTracker extends BarrierHandler {
    private static final int MOST_TRACKED = 50;

    private final ArrayDeque<Count> counts = new ArrayDeque<>();
    private long newest = -1;
    /** The newest one that came through the only channel left, which needs no counting. */
    private long newestUncounted = -1;

    /** One checkpoint of which some barriers are here. */
    private static final class Count {
        private final long checkpoint;
        private final @Nullable Barrier barrier;
        private final int awaited;
        private final BitSet channels = new BitSet();
        private boolean givenUp;

        Count(long checkpoint, @Nullable Barrier barrier, int awaited) {
            this.checkpoint = checkpoint;
            this.barrier = barrier;
            this.awaited = awaited;
        }

        /** Counts the channel; true when it was the last one awaited. */
        boolean count(int channel) {
            channels.set(channel);
            return channels.cardinality() == awaited;
        }
    }

    /** A tracker for so many channels. */
    public BarrierTracker(int channels, boolean afterTasksFinish, Listener listener) {
        super(channels, afterTasksFinish, listener);
    }

    @Override
    public void arrived(int channel, Barrier barrier) throws Exception {
        if (barrier.checkpoint() > newest && open() == 1) {
            // As in Flink, this does not make older ones old: each barrier of an only channel triggers.
            newestUncounted = Math.max(newestUncounted, barrier.checkpoint());
            listener().complete(barrier);
            return;
        }
        Count count = find(barrier.checkpoint());
        if (count != null) {
            if (count.count(channel)) {
                complete(count);
            }
        } else if (barrier.checkpoint() > newest) {
            newest = barrier.checkpoint();
            Count begun = new Count(newest, barrier, open());
            begun.count(channel);
            counts.addLast(begun);
            if (counts.size() > MOST_TRACKED) {
                counts.removeFirst();
            }
        }
    }

    private @Nullable Count find(long checkpoint) {
        for (Count count : counts) {
            if (count.checkpoint == checkpoint) {
                return count;
            }
        }
        return null;
    }

    /** All barriers are here; older checkpoints are subsumed. */
    private void complete(Count count) throws Exception {
        while (counts.removeFirst() != count) {
            // An older one.
        }
        if (!count.givenUp && count.barrier != null) {
            listener().complete(count.barrier);
        }
    }

    @Override
    public void cancelled(int channel, long checkpoint) {
        if (checkpoint > newest && open() == 1) {
            listener().givenUp(checkpoint, Reason.CHECKPOINT_DECLINED_ON_CANCELLATION_BARRIER);
            return;
        }
        giveUpOlder(checkpoint);
        Count count = counts.peekFirst();
        if (count != null && count.checkpoint == checkpoint) {
            giveUp(count, Reason.CHECKPOINT_DECLINED_ON_CANCELLATION_BARRIER);
            if (count.count(channel)) {
                counts.removeFirst();
            }
        } else if (checkpoint > newest) {
            newest = checkpoint;
            Count cancelled = new Count(checkpoint, null, open());
            cancelled.count(channel);
            giveUp(cancelled, Reason.CHECKPOINT_DECLINED_ON_CANCELLATION_BARRIER);
            counts.addFirst(cancelled);
        }
    }

    private void giveUpOlder(long checkpoint) {
        Count oldest = counts.peekFirst();
        while (oldest != null && oldest.checkpoint < checkpoint) {
            counts.removeFirst();
            giveUp(oldest, Reason.CHECKPOINT_DECLINED_ON_CANCELLATION_BARRIER);
            oldest = counts.peekFirst();
        }
    }

    private void giveUp(Count count, Reason reason) {
        if (!count.givenUp) {
            count.givenUp = true;
            listener().givenUp(count.checkpoint, reason);
        }
    }

    /** The newest checkpoint that waited for this channel alone is complete, and older ones are subsumed. */
    @Override
    void endCounts(int channel) throws Exception {
        Iterator<Count> newestFirst = counts.descendingIterator();
        while (newestFirst.hasNext()) {
            Count count = newestFirst.next();
            if (count.count(channel)) {
                complete(count);
                return;
            }
        }
    }

    @Override
    void endForbids() {
        while (!counts.isEmpty()) {
            giveUp(counts.removeFirst(), Reason.CHECKPOINT_DECLINED_INPUT_END_OF_STREAM);
        }
    }

    @Override
    void aborted(long checkpoint) {
        Count count = find(checkpoint);
        if (count != null) {
            // Goes on counting, so that its late barriers begin nothing new.
            count.givenUp = true;
        } else if (checkpoint > Math.max(newest, newestUncounted)) {
            // Ahead of its barriers, which are to begin nothing.
            newest = checkpoint;
            Count ahead = new Count(checkpoint, null, open());
            ahead.givenUp = true;
            counts.addLast(ahead);
        }
    }
}
