package dev.millrace.jobs;

/** A departure, as in the sample stream. */
record Flight(String origin, String destination, long date, int delayMinutes, int distanceMiles) {}
