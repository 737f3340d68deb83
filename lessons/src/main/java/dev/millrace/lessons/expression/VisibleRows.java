package dev.millrace.lessons.expression;

import dev.millrace.trace.TraceEvent.ResultAborted;
import dev.millrace.trace.TraceEvent.ResultAppended;
import dev.millrace.trace.TraceEvent.ResultCommitted;
import dev.millrace.trace.TraceEvent.ResultPending;
import dev.millrace.trace.TraceEvent.ResultUpserted;
import dev.millrace.trace.Traced;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What readers of results see at the end of a journal; rows in the order they became visible. */
public final class VisibleRows {
    private final Map<String, List<String>> pending = new HashMap<>();
    private final Map<String, List<String>> visible = new LinkedHashMap<>();

    private final Map<String, Map<String, Integer>> places = new HashMap<>();

    private VisibleRows() {}

    /** Rows by result. */
    public static Map<String, List<String>> of(Iterable<Traced> journal) {
        VisibleRows rows = new VisibleRows();
        for (Traced traced : journal) {
            rows.take(traced);
        }
        return rows.visible;
    }

    private void take(Traced traced) {
        if (traced.event() instanceof ResultAppended appended) {
            rows(appended.sink()).add(appended.row());
        } else if (traced.event() instanceof ResultUpserted row) {
            upsert(row);
        } else if (traced.event() instanceof ResultPending row) {
            pending.computeIfAbsent(row.transaction(), none -> new ArrayList<>())
                    .add(row.row());
        } else if (traced.event() instanceof ResultCommitted committed) {
            rows(committed.sink()).addAll(taken(committed.transaction()));
        } else if (traced.event() instanceof ResultAborted aborted) {
            taken(aborted.transaction());
        }
    }

    private void upsert(ResultUpserted row) {
        List<String> rows = rows(row.sink());
        Integer place =
                places.computeIfAbsent(row.sink(), none -> new HashMap<>()).putIfAbsent(row.key(), rows.size());
        if (place == null) {
            rows.add(row.row());
        } else {
            rows.set(place, row.row());
        }
    }

    private List<String> rows(String sink) {
        return visible.computeIfAbsent(sink, none -> new ArrayList<>());
    }

    private List<String> taken(String transaction) {
        List<String> rows = pending.remove(transaction);
        return rows == null ? List.of() : rows;
    }
}
