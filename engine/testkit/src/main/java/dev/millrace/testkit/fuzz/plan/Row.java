package dev.millrace.testkit.fuzz.plan;

/**
 * One record of a source.
 *
 * @param time event time in ms
 * @param arrival virtual ms at which it can be read
 */
public record Row(String key, long time, long value, long arrival) {}
