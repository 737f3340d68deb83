package dev.millrace.connector;

import java.util.List;

/**
 * A bounded, replayable stream: rows in order of arrival, dealt out to splits (row i goes to split i mod splits).
 *
 * @param name the name that a source asks for
 * @param columns column names, as in the first line of a CSV file
 * @param rows cell texts
 * @param arrivals when each row becomes available in ms since the run's begin at the earliest; never decreasing; 0
 *     everywhere under the threads scheduler
 * @param splits number of splits
 */
public record ReplayableStream(
        String name, List<String> columns, List<List<String>> rows, long[] arrivals, int splits) {}
