package dev.millrace.connector;

/** The clock of a subtask and its timers, for whoever has no key. On the subtask's thread. As Flink's. */
public interface ProcessingTimeService {
    /** Now, in ms. */
    long getCurrentProcessingTime();

    /**
     * Has {@code target} called once, at {@code timestamp} in ms or soon after. A timer is not part of snapshots, and does not fire when
     * the input has ended or in batch execution.
     */
    void registerTimer(long timestamp, ProcessingTimeCallback target);

    /** Is called at a time. */
    @FunctionalInterface
    interface ProcessingTimeCallback {
        /** It is {@code time}, which the timer was set for; an exception fails the task. */
        void onProcessingTime(long time) throws Exception;
    }
}
