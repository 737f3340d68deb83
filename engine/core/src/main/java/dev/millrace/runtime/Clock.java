package dev.millrace.runtime;

/** Processing time, in ms: virtual under the simulation, elapsed wall clock under threads. */
@FunctionalInterface
public interface Clock {
    /** Now. */
    long now();
}
