package dev.millrace.threads;

import dev.millrace.runtime.Progress;
import dev.millrace.runtime.Subtask;
import dev.millrace.trace.SubtaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** One thread that steps its share of an attempt's subtasks in turn until they have ended or it is told to stop. */
final class Worker implements Runnable {
    private static final int STEP_BUDGET = 512;
    private static final int SPINS_BEFORE_PARKING = 64;
    private static final long PARK_NANOS = 50_000;

    private final List<Subtask> subtasks = new ArrayList<>();
    private final Queue<SubtaskId> kills = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    void add(Subtask subtask) {
        subtasks.add(subtask);
    }

    /** Has the subtask killed between two steps, if it is one of this worker's; from any thread. */
    void kill(SubtaskId subtask) {
        kills.add(subtask);
    }

    /** Ends the worker after the current step; from any thread. */
    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        int idleRounds = 0;
        while (!stopped && !subtasks.isEmpty()) {
            carryOutKills();
            idleRounds = round() ? 0 : idleRounds + 1;
            if (idleRounds > SPINS_BEFORE_PARKING) {
                LockSupport.parkNanos(PARK_NANOS);
            } else if (idleRounds > 0) {
                Thread.onSpinWait();
            }
        }
    }

    /** One step of each; true if any did something. */
    private boolean round() {
        boolean worked = false;
        for (int each = subtasks.size() - 1; each >= 0 && !stopped; each--) {
            Progress progress = subtasks.get(each).step(STEP_BUDGET);
            worked |= progress == Progress.WORKED;
            if (progress == Progress.ENDED) {
                subtasks.remove(each);
            }
        }
        return worked;
    }

    private void carryOutKills() {
        for (SubtaskId id = kills.poll(); id != null; id = kills.poll()) {
            for (Subtask subtask : subtasks) {
                if (subtask.id().equals(id)) {
                    subtask.kill("killed from outside");
                }
            }
        }
    }
}
