package dev.millrace.exercises;

import dev.millrace.journal.Journal;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of one result differ from those that were due.
 *
 * @param result name of the result
 * @param missing rows that were due and are not there
 * @param surplus rows that are there and were not due
 * @param due rows that were due, and how many of each are right
 */
record RowDifference(String result, List<String> missing, List<String> surplus, List<String> due) {
    /** Of the first result that differs. */
    static RowDifference between(Map<String, List<String>> expected, Map<String, List<String>> got) {
        for (Map.Entry<String, List<String>> result : expected.entrySet()) {
            List<String> rows = got.getOrDefault(result.getKey(), List.of());
            if (!rows.equals(result.getValue())) {
                return new RowDifference(
                        result.getKey(),
                        minus(result.getValue(), rows),
                        minus(rows, result.getValue()),
                        result.getValue());
            }
        }
        String other = got.keySet().stream()
                .filter(name -> !expected.containsKey(name))
                .findFirst()
                .orElse("");
        return new RowDifference(other, List.of(), got.getOrDefault(other, List.of()), List.of());
    }

    private static List<String> minus(List<String> from, List<String> rows) {
        List<String> rest = new ArrayList<>(from);
        rows.forEach(rest::remove);
        return List.copyOf(rest);
    }

    String sentence() {
        if (surplus.isEmpty()) {
            return "'" + result + "' lacks " + missing.get(0) + more(missing) + ".";
        }
        if (missing.isEmpty()) {
            return "'" + result + "' holds " + surplus.get(0) + more(surplus) + " once too often.";
        }
        return "'" + result + "' holds " + surplus.get(0) + " where " + missing.get(0) + " was due" + more(missing)
                + ".";
    }

    private static String more(List<String> rows) {
        return rows.size() > 1 ? " (and " + (rows.size() - 1) + " more)" : "";
    }

    /** Where the first row that was not due entered the result; the journal's last event where none did. */
    int position(Journal journal) {
        List<String> left = new ArrayList<>(due);
        List<String> open = new ArrayList<>(surplus);
        Set<String> committed = committed(journal);
        for (int position = 0; position < journal.size(); position++) {
            String row = row(journal.get(position).event(), committed);
            if (row != null && !left.remove(row) && open.contains(row)) {
                return position;
            }
        }
        return journal.size() - 1;
    }

    private static Set<String> committed(Journal journal) {
        Set<String> transactions = new HashSet<>();
        for (Traced traced : journal.events()) {
            if (traced.event() instanceof TraceEvent.ResultCommitted committed) {
                transactions.add(committed.transaction());
            }
        }
        return transactions;
    }

    /** The row of this result that the event adds for good, or null. */
    private @Nullable String row(TraceEvent event, Set<String> committed) {
        if (event instanceof TraceEvent.ResultAppended appended
                && appended.sink().equals(result)) {
            return appended.row();
        }
        if (event instanceof TraceEvent.ResultUpserted upserted
                && upserted.sink().equals(result)) {
            return upserted.row();
        }
        return event instanceof TraceEvent.ResultPending pending
                        && pending.sink().equals(result)
                        && committed.contains(pending.transaction())
                ? pending.row()
                : null;
    }
}
