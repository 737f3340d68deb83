package dev.millrace.runtime;

/**
 * What an operator shows that makes the watermarks of its chain itself, as sources do. It stands at the chain's head; the subtask asks
 * after each record and each timer, and sends on what has changed.
 */
public interface EventTimeClock {
    /** The watermark the operator has come to, {@link Long#MIN_VALUE} at first. */
    long currentWatermark();

    /** Whether nobody should wait for its next watermark. */
    boolean isIdle();
}
