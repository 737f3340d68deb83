package dev.millrace.exercises;

/**
 * What a check has found.
 *
 * @param first the trial that failed
 * @param smallest the smallest one made of it
 */
record Finding(Suspect first, Suspect smallest) {}
