package dev.millrace.time;

/**
 * Says that no record with a timestamp {@code <=} its own is expected any more.
 *
 * @param timestamp ms since the epoch
 */
public record Watermark(long timestamp) {
    /** The end of all event time, sent when bounded input has ended. */
    public static final Watermark MAX_WATERMARK = new Watermark(Long.MAX_VALUE);

    /** The timestamp in ms since the epoch. */
    public long getTimestamp() {
        return timestamp;
    }
}
