package dev.millrace.runtime;

import dev.millrace.time.RelativeClock;

/** Processing time less the time in which the subtask could take no input, because its output was refused. */
final class ActivityClock implements RelativeClock {
    private static final long RUNNING = -1;

    private final Clock clock;
    private long stoodStill;
    private long stoppedAt = RUNNING;

    ActivityClock(Clock clock) {
        this.clock = clock;
    }

    void stop() {
        if (stoppedAt == RUNNING) {
            stoppedAt = clock.now();
        }
    }

    void resume() {
        if (stoppedAt != RUNNING) {
            stoodStill += clock.now() - stoppedAt;
            stoppedAt = RUNNING;
        }
    }

    @Override
    public long relativeTimeMillis() {
        return (stoppedAt == RUNNING ? clock.now() : stoppedAt) - stoodStill;
    }
}
