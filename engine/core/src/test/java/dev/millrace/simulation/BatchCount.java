package dev.millrace.simulation;

import java.util.List;
import java.util.TreeMap;

/** Counts departures by airport and hour from the file's lines, in one pass; knows nothing of the engine. */
final class BatchCount {
    private BatchCount() {}

    /** The oracle: sorted rows {@code airport hour count}. */
    static List<String> of(List<String> lines) {
        TreeMap<String, Integer> counts = new TreeMap<>();
        for (String line : lines) {
            String[] cells = line.split(",", -1);
            counts.merge(cells[0] + " " + cells[2].substring(0, 13), 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
    }
}
