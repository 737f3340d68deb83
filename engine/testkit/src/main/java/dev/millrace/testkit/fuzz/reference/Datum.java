package dev.millrace.testkit.fuzz.reference;

/**
 * One record of a stream.
 *
 * @param time its own time component
 * @param timestamp what the engine takes for its event time
 */
record Datum(String key, long time, long value, long timestamp) {
    Datum with(long otherTime, long otherValue) {
        return new Datum(key, otherTime, otherValue, timestamp);
    }

    Datum at(long otherTimestamp) {
        return new Datum(key, time, value, otherTimestamp);
    }

    /** As a reader of the results sees it. */
    String row() {
        return "Item(key=" + key + ", time=" + time + ", value=" + value + ")";
    }
}
