package dev.millrace.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.trace.SnapshotKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarrierTrackerTest {
    private final List<Long> complete = new ArrayList<>();
    private final BarrierTracker tracker = new BarrierTracker(2, true, new BarrierHandler.Listener() {
        @Override
        public void complete(Barrier barrier) {
            complete.add(barrier.checkpoint());
        }

        @Override
        public void block(int channel, long checkpoint) {
            throw new AssertionError("at-least-once blocks nothing");
        }

        @Override
        public void unblock(int channel, long checkpoint) {
            throw new AssertionError("at-least-once blocks nothing");
        }

        @Override
        public void givenUp(long checkpoint, BarrierHandler.Reason reason) {
            throw new AssertionError("nobody but the coordinator gave it up");
        }
    });

    private void arrives(int channel, long checkpoint) throws Exception {
        tracker.arrived(channel, new Barrier(checkpoint, SnapshotKind.CHECKPOINT));
    }

    /** A snapshot of a checkpoint that is no more would have nobody to end it. */
    @Test
    void anAbortMayComeAheadOfTheBarriers() throws Exception {
        tracker.aborted(1);
        arrives(0, 1);
        arrives(1, 1);
        assertThat(complete).isEmpty();
        arrives(0, 2);
        arrives(1, 2);
        assertThat(complete).containsExactly(2L);
    }

    @Test
    void anAbortMayComeBetweenTheBarriers() throws Exception {
        arrives(0, 1);
        tracker.aborted(1);
        arrives(1, 1);
        arrives(1, 2);
        arrives(0, 2);
        assertThat(complete).containsExactly(2L);
    }
}
