package dev.millrace.runtime;

/**
 * Decides, from the barriers that come through a subtask's channels, when the subtask takes its snapshot. Channels are 0-based
 * ordinals. Used on the subtask's thread only; calls its {@link Listener} before it returns.
 */
public abstract sealed class BarrierHandler permits BarrierAligner, BarrierTracker {
    /** What a handler has done for it. */
    public interface Listener {
        /** The channel is not to be read until it is unblocked. */
        void block(int channel, long checkpoint);

        /** The channel is to be read again; nothing happens if it is not blocked. */
        void unblock(int channel, long checkpoint);

        /** All barriers of the checkpoint are here: the snapshot is taken now. */
        void complete(Barrier barrier) throws Exception;

        /** The subtask will not take the checkpoint's snapshot. */
        void givenUp(long checkpoint, Reason reason);
    }

    /** Why a subtask gives a checkpoint up, as Flink's CheckpointFailureReason names it. */
    public enum Reason {
        /** A barrier of a newer one came before all of its own had come. */
        CHECKPOINT_DECLINED_SUBSUMED,
        /** A subtask upstream has given it up and says so through the channel. */
        CHECKPOINT_DECLINED_ON_CANCELLATION_BARRIER,
        /** A channel ended without it, in a job that takes no checkpoints once a subtask has finished. */
        CHECKPOINT_DECLINED_INPUT_END_OF_STREAM
    }

    private final Listener listener;
    private final boolean afterTasksFinish;
    private int open;

    /**
     * A handler for so many channels.
     *
     * @param afterTasksFinish whether a channel that has ended counts as having delivered its barrier
     */
    BarrierHandler(int channels, boolean afterTasksFinish, Listener listener) {
        this.open = channels;
        this.afterTasksFinish = afterTasksFinish;
        this.listener = listener;
    }

    /** The channel delivered a barrier. */
    public abstract void arrived(int channel, Barrier barrier) throws Exception;

    /** The channel delivered word that the checkpoint was given up upstream. */
    public abstract void cancelled(int channel, long checkpoint);

    /** The channel has ended: no barrier will come through it any more. */
    public final void ended(int channel) throws Exception {
        open--;
        if (afterTasksFinish) {
            endCounts(channel);
        } else {
            endForbids();
        }
    }

    /** The coordinator gave the checkpoint up: nobody waits for it any more. */
    abstract void aborted(long checkpoint);

    /** The end of the channel stands for its barriers. */
    abstract void endCounts(int channel) throws Exception;

    /** The end of a channel is the end of every checkpoint under way. */
    abstract void endForbids();

    /** Number of channels that have not ended. */
    final int open() {
        return open;
    }

    final Listener listener() {
        return listener;
    }
}
