package dev.millrace.time;

import java.util.Arrays;

/**
 * The clock of an input that is fed by several channels: the minimum of their watermarks. A channel that is idle is left out; one
 * that returns counts again when it has caught up. The meaning is that of Flink's StatusWatermarkValve.
 */
public final class WatermarkValve {
    private final long[] watermarks;
    private final boolean[] idle;
    /** Whether the channel counts: active, and not behind the clock since it returned. */
    private final boolean[] aligned;

    private long lastWatermark = Long.MIN_VALUE;
    private boolean allIdle;

    /** A valve for {@code channels} channels, all active and without a watermark. */
    public WatermarkValve(int channels) {
        watermarks = new long[channels];
        idle = new boolean[channels];
        aligned = new boolean[channels];
        Arrays.fill(watermarks, Long.MIN_VALUE);
        Arrays.fill(aligned, true);
    }

    /** The clock, {@link Long#MIN_VALUE} at first. It never goes back. */
    public long lastWatermark() {
        return lastWatermark;
    }

    /** Whether every channel is idle. */
    public boolean isIdle() {
        return allIdle;
    }

    /** A channel's watermark has arrived; one that goes back, or comes from an idle channel, is ignored. */
    public void watermark(int channel, long watermark) {
        if (allIdle || idle[channel] || watermark <= watermarks[channel]) {
            return;
        }
        watermarks[channel] = watermark;
        if (!aligned[channel] && watermark >= lastWatermark) {
            aligned[channel] = true;
        }
        advanceToMinimum();
    }

    /** A channel has become idle; saying it twice is saying it once. */
    public void idle(int channel) {
        if (idle[channel]) {
            return;
        }
        idle[channel] = true;
        aligned[channel] = false;
        boolean heldBack = watermarks[channel] == lastWatermark;
        if (isEveryChannelIdle()) {
            if (heldBack) {
                advanceToMaximum();
            }
            allIdle = true;
        } else if (heldBack) {
            advanceToMinimum();
        }
    }

    /** An idle channel has become active. */
    public void active(int channel) {
        if (!idle[channel]) {
            return;
        }
        idle[channel] = false;
        aligned[channel] = watermarks[channel] >= lastWatermark;
        allIdle = false;
    }

    private boolean isEveryChannelIdle() {
        for (boolean each : idle) {
            if (!each) {
                return false;
            }
        }
        return true;
    }

    private void advanceToMinimum() {
        long minimum = Long.MAX_VALUE;
        boolean any = false;
        for (int channel = 0; channel < watermarks.length; channel++) {
            if (aligned[channel]) {
                any = true;
                minimum = Math.min(minimum, watermarks[channel]);
            }
        }
        if (any) {
            lastWatermark = Math.max(lastWatermark, minimum);
        }
    }

    private void advanceToMaximum() {
        for (long each : watermarks) {
            lastWatermark = Math.max(lastWatermark, each);
        }
    }
}
