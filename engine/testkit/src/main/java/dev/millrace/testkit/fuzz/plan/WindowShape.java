package dev.millrace.testkit.fuzz.plan;

/** Which windows a record belongs to; sizes in ms or in records. */
public sealed interface WindowShape {
    /** Windows of event time that follow each other. */
    record Tumbling(long size, long offset) implements WindowShape {}

    /** Windows of event time that overlap. */
    record Sliding(long size, long slide, long offset) implements WindowShape {}

    /**
     * Windows of event time that end where nothing follows for {@code gap}.
     *
     * @param dynamic whether the gap is asked for record by record. It depends on the key alone: where a record's own window
     *     is the same as one that others were merged into, Flink, and so Millrace, loses what those held
     */
    record Session(long gap, boolean dynamic) implements WindowShape {}

    /** Every {@code size} records of a key. */
    record Count(long size) implements WindowShape {}

    /** The last {@code size} records of a key, after every {@code slide} of them. */
    record SlidingCount(long size, long slide) implements WindowShape {}

    /** Whether its windows are those of records and not of time. */
    default boolean counts() {
        return this instanceof Count || this instanceof SlidingCount;
    }
}
