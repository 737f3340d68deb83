package dev.millrace.runtime;

/** The head of a source's chain: it is asked for its next record instead of being given one. */
public abstract class SourceOperator extends Operator implements EventTimeClock {
    /** How a poll went. */
    public enum Poll {
        /** One record was emitted. */
        EMITTED,
        /** The next record is not available yet; see {@link #nextAvailable()}. */
        WAITING,
        /** Bounded input has ended. */
        ENDED
    }

    /** Emits at most one record. */
    public abstract Poll poll() throws Exception;

    /** Processing time in ms at which the next record becomes available; {@link Long#MAX_VALUE} for never. */
    public abstract long nextAvailable();

    /** How far the source may go for the sake of those it keeps together with. */
    public void alignTo(long maxWatermark) {}

    @Override
    public final void processElement(Object value, long timestamp) {
        throw new IllegalStateException("a source has no input");
    }
}
