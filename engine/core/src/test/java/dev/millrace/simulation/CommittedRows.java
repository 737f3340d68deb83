package dev.millrace.simulation;

import dev.millrace.connector.ResultStore;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a reader of the departures sees, in the oracle's words. */
final class CommittedRows {
    private static final Pattern ROW =
            Pattern.compile("Departures\\(airport=(\\w+), windowEnd=(\\d+), count=(\\d+)\\)");

    private CommittedRows() {}

    static List<String> of(ResultStore results) {
        return results.rows(DeparturesJob.NAME).stream()
                .map(CommittedRows::row)
                .sorted()
                .toList();
    }

    private static String row(String text) {
        Matcher row = ROW.matcher(text);
        if (!row.matches()) {
            throw new AssertionError("unexpected row " + text);
        }
        LocalDateTime hour = LocalDateTime.ofEpochSecond(Long.parseLong(row.group(2)) / 1_000, 0, ZoneOffset.UTC)
                .minusHours(1);
        return row.group(1) + " " + hour.toString().substring(0, 13) + " " + row.group(3);
    }
}
