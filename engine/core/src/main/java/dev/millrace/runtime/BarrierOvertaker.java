package dev.millrace.runtime;

import java.util.BitSet;

/**
 * Exactly-once barriers that overtake: the snapshot is taken when the first barrier is here, and what has yet to come through the
 * other channels in front of theirs is kept with it. Barriers that may not overtake, or not yet, are aligned. See Flink's
 * SingleCheckpointBarrierHandler, alternating.
 */
final class BarrierOvertaker extends BarrierAligner {
    private final Clock clock;
    private final Keeper keeper;
    private final BitSet arrived = new BitSet();
    private boolean started;

    /** Keeps what is in flight. */
    interface Keeper extends BarrierHandler.Listener {
        /** The barrier is sent on in front of everything, and the operators' snapshot is taken. */
        void start(Barrier barrier) throws Exception;

        /** What is taken from the channel from now on belongs to the snapshot, until {@link #keep}. */
        void record(int channel, long checkpoint);

        /** What is in the channel before {@code position} belongs to the snapshot, and nothing after it. */
        void keep(int channel, long position);

        /** Where in the channel the checkpoint's barrier waits in its place; -1 if it has not come. */
        long find(int channel, long checkpoint);

        /** All that was in flight has been kept. */
        void finish(long checkpoint);
    }

    BarrierOvertaker(int channels, Clock clock, Keeper keeper) {
        super(channels, true, keeper);
        this.clock = clock;
        this.keeper = keeper;
    }

    @Override
    public void arrived(int channel, Barrier barrier) throws Exception {
        if (!started && barrier.checkpoint() >= newest() && barrier.overtakes(clock.now())) {
            begin(barrier);
        }
        if (started && barrier.checkpoint() == newest()) {
            kept(channel, 0);
            return;
        }
        if (barrier.checkpoint() > newest()) {
            started = false;
        }
        super.arrived(channel, barrier);
    }

    /**
     * A barrier is on its way, and its time runs, even if what is before it is not taken. Whether it is the first word of its
     * checkpoint. See Flink's EventAnnouncement.
     */
    boolean announced(Barrier barrier) {
        if (barrier.checkpoint() <= newest()) {
            return false;
        }
        started = false;
        startAligning(barrier);
        return isAligning();
    }

    /** A barrier came in front of the channel's other elements; those before {@code position} were sent before it. */
    void overtook(int channel, Barrier barrier, long position) throws Exception {
        if (barrier.checkpoint() > newest() || (barrier.checkpoint() == newest() && !started)) {
            begin(barrier);
        }
        if (started && barrier.checkpoint() == newest()) {
            kept(channel, position);
        }
    }

    private void begin(Barrier barrier) throws Exception {
        announced(barrier);
        if (isAligning()) {
            start(barrier);
        }
    }

    /** From aligned to overtaking: what waited is read again, and what has still to come is recorded. */
    private void start(Barrier barrier) throws Exception {
        started = true;
        arrived.clear();
        arrived.or(alignedChannels());
        unblockAll(barrier.checkpoint());
        keeper.start(barrier);
        for (int channel = 0; channel < awaited(); channel++) {
            if (!arrived.get(channel)) {
                keeper.record(channel, barrier.checkpoint());
            }
        }
    }

    private void kept(int channel, long position) {
        if (arrived.get(channel)) {
            return;
        }
        arrived.set(channel);
        keeper.keep(channel, position);
        if (arrived.cardinality() == awaited()) {
            started = false;
            long checkpoint = newest();
            release(checkpoint);
            keeper.finish(checkpoint);
        }
    }

    /** Processing time in ms at which the alignment under way turns into overtaking; {@link Long#MAX_VALUE} for never. */
    long deadline() {
        Barrier barrier = aligning();
        return barrier == null || started ? Long.MAX_VALUE : barrier.overtakesFrom();
    }

    /** Turns the alignment under way into overtaking; the barriers that wait in their channels count at once. */
    void overtakeNow() throws Exception {
        Barrier barrier = aligning();
        if (barrier == null || started) {
            return;
        }
        start(barrier);
        for (int channel = 0; channel < awaited() && started; channel++) {
            long position = arrived.get(channel) ? -1 : keeper.find(channel, barrier.checkpoint());
            if (position >= 0) {
                kept(channel, position);
            }
        }
    }

    @Override
    void ceased() {
        started = false;
        arrived.clear();
    }
}
