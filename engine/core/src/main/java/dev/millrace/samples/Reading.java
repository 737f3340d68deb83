package dev.millrace.samples;

/**
 * One value of a simulated sensor.
 *
 * @param sensor temp, pressure or door
 * @param time event time, ms
 * @param value the value
 */
public record Reading(String sensor, long time, double value) {}
