package dev.millrace.samples;

/**
 * One departure.
 *
 * @param origin airport code
 * @param destination airport code
 * @param date scheduled departure, ms since the epoch (local time read as UTC): the event time
 * @param delayMinutes how late it left; negative = early
 * @param distanceMiles length of the flight
 */
public record Flight(String origin, String destination, long date, int delayMinutes, int distanceMiles) {}
