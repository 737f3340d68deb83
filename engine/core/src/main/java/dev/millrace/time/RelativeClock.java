package dev.millrace.time;

/** A clock for measuring how long something lasts. Its zero means nothing. */
@FunctionalInterface
public interface RelativeClock {
    /** Now, in ms. */
    long relativeTimeMillis();
}
