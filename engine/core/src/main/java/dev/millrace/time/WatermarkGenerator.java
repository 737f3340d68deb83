package dev.millrace.time;

/**
 * Makes watermarks from what it sees of the records. One instance for each source split; used on the task's thread.
 *
 * @param <T> type of the records
 */
public interface WatermarkGenerator<T> {
    /** Called for each record, before it is emitted; may emit a watermark at once. */
    void onEvent(T event, long eventTimestamp, WatermarkOutput output);

    /** Called every watermark interval; may emit a watermark. */
    void onPeriodicEmit(WatermarkOutput output);
}
