package dev.millrace.functions;

/**
 * Clocks and timers, all in ms since the epoch. Timers belong to the current key, there is one per key and time, and they
 * are state. Registering and deleting throw on a stream that is not keyed.
 */
public interface TimerService {
    /** Now. */
    long currentProcessingTime();

    /** The task's event-time clock, {@link Long#MIN_VALUE} before the first watermark. */
    long currentWatermark();

    /** Calls back when the clock has reached {@code time}; a time in the past fires at once. */
    void registerProcessingTimeTimer(long time);

    /** Calls back when the watermark has reached {@code time}. */
    void registerEventTimeTimer(long time);

    /** Takes a timer back; does nothing where there is none. */
    void deleteProcessingTimeTimer(long time);

    /** Takes a timer back; does nothing where there is none. */
    void deleteEventTimeTimer(long time);
}
