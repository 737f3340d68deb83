package dev.millrace.runtime;

import dev.millrace.graph.CheckpointSettings;

/**
 * Says when it is time for the next periodic checkpoint. Where one is due while as many are under way as may be, it is taken as
 * soon as there is room; where the pause since the last one is too short, as soon as it is long enough. Later ones are counted
 * from there.
 */
final class CheckpointClock {
    private final CheckpointSettings settings;
    private final Cluster cluster;
    private final Tick tick;
    private long ticks;
    private boolean overdue;
    private long lastEnded = Long.MIN_VALUE;

    /** What happens when it is time. */
    interface Tick {
        /** Takes a checkpoint if there is one to take; false where it has to wait for one under way. */
        boolean take();
    }

    CheckpointClock(CheckpointSettings settings, Cluster cluster, Tick tick) {
        this.settings = settings;
        this.cluster = cluster;
        this.tick = tick;
    }

    void start() {
        if (settings.isEnabled()) {
            scheduleIn(settings.interval());
        }
    }

    /** Ticks no more. */
    void stop() {
        ticks++;
        overdue = false;
    }

    /** A checkpoint has completed or was given up. */
    void ended() {
        lastEnded = cluster.clock().now();
        if (overdue) {
            overdue = false;
            scheduleIn(settings.minPause());
        }
    }

    private void scheduleIn(long delay) {
        long ordinal = ++ticks;
        cluster.schedule(cluster.clock().now() + delay, () -> {
            if (ordinal == ticks) {
                tick();
            }
        });
    }

    private void tick() {
        long now = cluster.clock().now();
        boolean rested = lastEnded == Long.MIN_VALUE || now - lastEnded >= settings.minPause();
        if (!rested) {
            scheduleIn(lastEnded + settings.minPause() - now);
            return;
        }
        overdue = !tick.take();
        scheduleIn(settings.interval());
    }
}
