package dev.millrace.testkit.fuzz;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What readers have to see in the end, as bags. Where records may be late, it is up to the schedule in which window, or
 * with the late ones, a record ends up; but each ends up in one place once.
 *
 * @param rows what they have to see, by result; of a job with late data the values alone, in one bag
 * @param late whether records may be late
 * @param again whether they may see a row more often than that
 * @param lingering whether transactions may be left, of a process that died behind the snapshot that the next one went on from
 */
record Expectation(Map<String, List<String>> rows, boolean late, boolean again, boolean lingering) {
    private static final String ALL = "all results together";
    private static final Pattern VALUE = Pattern.compile("value=(-?\\d+)\\)");

    static Expectation of(FuzzCase fuzzed, Map<String, List<String>> results) {
        boolean late = fuzzed.plan().late();
        DiskFaults disk = fuzzed.disk();
        return new Expectation(
                late ? together(results) : results,
                late,
                fuzzed.mayCountTwice() || (disk != null && disk.losesWhatItPromised()),
                disk != null && !disk.powerFailures().isEmpty());
    }

    private static Map<String, List<String>> together(Map<String, List<String>> results) {
        List<String> values = new ArrayList<>();
        for (List<String> rows : results.values()) {
            for (String row : rows) {
                Matcher value = VALUE.matcher(row);
                values.add(value.find() ? value.group(1) : row);
            }
        }
        return Map.of(ALL, values);
    }

    /** In what the results differ, in one sentence; null for nothing. */
    @Nullable
    String difference(Readers readers) throws IOException {
        Map<String, List<String>> seen = readers.rows();
        Map<String, List<String>> compared = late ? together(seen) : seen;
        for (Map.Entry<String, List<String>> expected : rows.entrySet()) {
            String difference = difference(expected.getValue(), compared.getOrDefault(expected.getKey(), List.of()));
            if (difference != null) {
                return expected.getKey() + ": " + difference;
            }
        }
        return lingering || readers.prepared().isEmpty()
                ? null
                : "transactions are neither committed nor aborted: " + readers.prepared();
    }

    private @Nullable String difference(List<String> expected, List<String> seen) {
        Map<String, Integer> surplus = new TreeMap<>();
        seen.forEach(row -> surplus.merge(row, 1, Integer::sum));
        expected.forEach(row -> surplus.merge(row, -1, Integer::sum));
        surplus.entrySet()
                .removeIf(
                        row -> row.getValue() == 0 || (again && row.getValue() > 0 && expected.contains(row.getKey())));
        return surplus.isEmpty() ? null : "missing " + times(surplus, -1) + ", too much " + times(surplus, 1);
    }

    private static List<String> times(Map<String, Integer> surplus, int sign) {
        return surplus.entrySet().stream()
                .filter(entry -> entry.getValue() * sign > 0)
                .map(entry -> Math.abs(entry.getValue()) == 1
                        ? entry.getKey()
                        : Math.abs(entry.getValue()) + " x " + entry.getKey())
                .toList();
    }
}
