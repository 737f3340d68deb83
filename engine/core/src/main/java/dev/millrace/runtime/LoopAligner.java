package dev.millrace.runtime;

import java.util.BitSet;

/**
 * Exactly-once barriers where a loop begins. The channels that close the loop cannot be waited for, since their barrier is the one
 * that goes on from here: the snapshot is taken when the barrier has come through all others, and what comes back until it has been
 * round is kept with it. See "Lightweight Asynchronous Snapshots for Distributed Dataflows", section 4.3.
 */
final class LoopAligner extends BarrierAligner {
    private final BitSet feedback;
    private final BarrierOvertaker.Keeper keeper;
    private final BitSet awaited = new BitSet();
    /** Those through which the barrier came before it had come through all others: from a part of the loop that began earlier. */
    private final BitSet early = new BitSet();

    private long logging = -1;

    /** An aligner for so many channels, of which {@code feedback} close the loop. */
    LoopAligner(BitSet feedback, int channels, BarrierOvertaker.Keeper keeper) {
        super(channels - feedback.cardinality(), true, keeper);
        this.feedback = feedback;
        this.keeper = keeper;
    }

    @Override
    public void arrived(int channel, Barrier barrier) throws Exception {
        if (!feedback.get(channel)) {
            super.arrived(channel, barrier);
        } else if (barrier.checkpoint() == logging) {
            awaited.clear(channel);
            keeper.keep(channel, 0);
            finish();
        } else {
            cameEarly(channel, barrier);
        }
    }

    /** As markers do that go on at once (Chandy-Lamport): what follows belongs behind the snapshot that has yet to be taken. */
    private void cameEarly(int channel, Barrier barrier) {
        if (barrier.checkpoint() > newest()) {
            startAligning(barrier);
        }
        if (isAligning() && barrier.checkpoint() == newest()) {
            early.set(channel);
            hold(channel, barrier);
        }
    }

    @Override
    void complete(Barrier barrier) throws Exception {
        awaited.or(feedback);
        awaited.andNot(early);
        release(barrier.checkpoint());
        logging = barrier.checkpoint();
        keeper.start(barrier);
        awaited.stream().forEach(channel -> keeper.record(channel, logging));
        finish();
    }

    @Override
    void ceased() {
        early.clear();
    }

    private void finish() {
        if (awaited.isEmpty()) {
            long checkpoint = logging;
            logging = -1;
            keeper.finish(checkpoint);
        }
    }

    /** Whether a barrier is on its way round. */
    boolean isLogging() {
        return logging >= 0;
    }

    @Override
    void aborted(long checkpoint) {
        super.aborted(checkpoint);
        if (checkpoint == logging) {
            logging = -1;
            awaited.clear();
        }
    }
}
