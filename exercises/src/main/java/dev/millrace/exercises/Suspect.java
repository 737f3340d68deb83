package dev.millrace.exercises;

import java.util.List;
import java.util.Map;

/**
 * A trial that a program fails.
 *
 * @param check id of the check
 * @param trial the trial
 * @param expected rows that were due, sorted, by result
 * @param got rows that were seen, sorted, by result
 */
record Suspect(String check, Trial trial, Map<String, List<String>> expected, Map<String, List<String>> got) {}
