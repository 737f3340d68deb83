package dev.millrace.time;

import java.util.ArrayList;
import java.util.List;

/**
 * The clock of several parts that each have one (the splits of a source, the inputs of an operator): the minimum of those that
 * are not idle, or the maximum where all are. An idle part's watermark is remembered. The meaning is that of Flink's
 * CombinedWatermarkStatus.
 */
public final class CombinedWatermark {
    private final List<Part> parts = new ArrayList<>();
    private long watermark = Long.MIN_VALUE;
    private boolean idle;

    /** One part's clock. */
    public static final class Part {
        private long watermark = Long.MIN_VALUE;
        private boolean idle;

        /** Raises the part's clock, which also makes it active; true where it was raised. */
        public boolean raise(long to) {
            idle = false;
            boolean raised = to > watermark;
            watermark = Math.max(watermark, to);
            return raised;
        }

        /** The part's clock, {@link Long#MIN_VALUE} at first. */
        public long watermark() {
            return watermark;
        }

        /** Says whether the part is idle. */
        public void setIdle(boolean isIdle) {
            idle = isIdle;
        }
    }

    /** Adds a part, active and without a watermark. */
    public Part add() {
        Part part = new Part();
        parts.add(part);
        return part;
    }

    /**
     * Raises the clock of {@code part}, which also makes it active; true where it was raised above the common one, which is then to
     * be combined anew. Below it, as in Flink, nothing is, not even where the part was idle or another has been taken out.
     */
    public boolean raise(Part part, long to) {
        return part.raise(to) && to > watermark;
    }

    /** Takes a part out. */
    public void remove(Part part) {
        parts.remove(part);
    }

    /** The clock as of the last {@link #update}; it never goes back. */
    public long watermark() {
        return watermark;
    }

    /** Whether every part was idle at the last {@link #update}. */
    public boolean isIdle() {
        return idle;
    }

    /** Combines the parts' clocks as they are now; true where the common one advanced. */
    public boolean update() {
        if (parts.isEmpty()) {
            return false;
        }
        long minimum = Long.MAX_VALUE;
        long maximum = Long.MIN_VALUE;
        boolean allIdle = true;
        for (Part part : parts) {
            maximum = Math.max(maximum, part.watermark);
            if (!part.idle) {
                minimum = Math.min(minimum, part.watermark);
                allIdle = false;
            }
        }
        idle = allIdle;
        long combined = allIdle ? maximum : minimum;
        boolean advanced = combined > watermark;
        watermark = Math.max(watermark, combined);
        return advanced;
    }
}
