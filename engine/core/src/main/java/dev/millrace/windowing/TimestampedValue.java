package dev.millrace.windowing;

/**
 * An element of a window with its timestamp.
 *
 * @param <T> type of the element
 */
public final class TimestampedValue<T> {
    private final T value;
    private final long timestamp;

    /** {@code timestamp} is {@link Long#MIN_VALUE} where the element has none. */
    public TimestampedValue(T value, long timestamp) {
        this.value = value;
        this.timestamp = timestamp;
    }

    /** The element. */
    public T getValue() {
        return value;
    }

    /** Its timestamp in ms; throws where it has none. */
    public long getTimestamp() {
        if (!hasTimestamp()) {
            throw new IllegalStateException("the element has no timestamp; assign timestamps before the window");
        }
        return timestamp;
    }

    /** Whether it has a timestamp. */
    public boolean hasTimestamp() {
        return timestamp != Long.MIN_VALUE;
    }
}
