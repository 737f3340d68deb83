package dev.millrace.simulation;

import dev.millrace.runtime.Progress;
import dev.millrace.runtime.Subtask;
import java.util.List;

/** Decides when one subtask takes its next step: when something is there for it and it is not busy with the last. */
final class DrivenSubtask {
    private final Subtask subtask;
    private final EventQueue queue;
    private final long cost;
    private final Stepping stepping;
    private final List<SimulatedChannel> inputs;
    private long wakeAt = Long.MAX_VALUE;
    private long busyUntil;
    private boolean undeployed;

    /** Told when a step begins, so that prints find their subtask. */
    interface Stepping {
        /** Takes one step of the subtask. */
        Progress step(Subtask subtask);
    }

    DrivenSubtask(Subtask subtask, EventQueue queue, long cost, List<SimulatedChannel> inputs, Stepping stepping) {
        this.subtask = subtask;
        this.queue = queue;
        this.cost = cost;
        this.inputs = inputs;
        this.stepping = stepping;
    }

    void undeploy() {
        undeployed = true;
    }

    /** Has the subtask stepped at that time, or as soon afterwards as it is not busy. */
    void wake(long time) {
        long at = Math.max(Math.max(time, queue.now()), busyUntil);
        if (at < wakeAt) {
            wakeAt = at;
            queue.schedule(at, () -> wokenFor(at));
        }
    }

    private void wokenFor(long time) {
        // A wake for an earlier time has come in between: this one is stale.
        if (undeployed || wakeAt != time) {
            return;
        }
        wakeAt = Long.MAX_VALUE;
        Progress progress = stepping.step(subtask);
        if (progress == Progress.WORKED) {
            busyUntil = queue.now() + cost;
            wake(busyUntil);
        } else if (progress == Progress.IDLE && nextWake() != Long.MAX_VALUE) {
            wake(nextWake());
        } else if (progress == Progress.REFUSED && nextUnrefused() != Long.MAX_VALUE) {
            wake(nextUnrefused());
        }
    }

    /** What the subtask does even while its output is refused. */
    private long nextUnrefused() {
        long next = subtask.nextDeadline();
        for (SimulatedChannel input : inputs) {
            next = Math.min(next, input.overtakingArrival());
        }
        return next;
    }

    /** The next arrival, or what the subtask waits for by itself. What has arrived and is not taken is blocked: it waits for another channel. */
    private long nextWake() {
        long next = subtask.nextWake();
        for (SimulatedChannel input : inputs) {
            long arrival = input.headArrival();
            next = arrival > queue.now() ? Math.min(next, arrival) : next;
            next = Math.min(next, input.overtakingArrival());
        }
        return next;
    }
}
