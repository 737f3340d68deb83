package dev.millrace.runtime;

import dev.millrace.time.RelativeClock;

/** A clock that stands still between {@link #stop} and {@link #resume}: while no input is taken although there may be some. */
public final class ActivityClock implements RelativeClock {
    private static final long RUNNING = -1;

    private final RelativeClock clock;
    private long stoodStill;
    private long stoppedAt = RUNNING;

    /** Goes with {@code clock}. */
    public ActivityClock(RelativeClock clock) {
        this.clock = clock;
    }

    /** Stands still from now on. */
    public void stop() {
        if (stoppedAt == RUNNING) {
            stoppedAt = clock.relativeTimeMillis();
        }
    }

    /** Goes on. */
    public void resume() {
        if (stoppedAt != RUNNING) {
            stoodStill += clock.relativeTimeMillis() - stoppedAt;
            stoppedAt = RUNNING;
        }
    }

    @Override
    public long relativeTimeMillis() {
        return (stoppedAt == RUNNING ? clock.relativeTimeMillis() : stoppedAt) - stoodStill;
    }
}
