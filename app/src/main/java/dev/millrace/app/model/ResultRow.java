package dev.millrace.app.model;

import dev.millrace.journal.Moment;
import dev.millrace.journal.SinkView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * One row of a result as a line of text.
 *
 * @param sink the sink
 * @param number 1-based place among what a reader sees; empty for a row that no reader sees yet
 * @param row the row
 * @param status visible, pending or pre-committed
 * @param position place in the journal of the event that made it visible; -1 before
 */
public record ResultRow(String sink, String number, String row, String status, int position) {
    /** What is pending, then what a reader sees, newest first. */
    public static List<ResultRow> of(Moment moment) {
        List<ResultRow> rows = new ArrayList<>();
        for (SinkView sink : moment.sinks().values()) {
            for (SinkView.Transaction transaction : sink.transactions().values()) {
                String status =
                        transaction.status().name().toLowerCase(Locale.ROOT).replace('_', '-');
                for (String row : transaction.rows().values()) {
                    rows.add(new ResultRow(sink.name(), "", row, status + " in " + transaction.name(), -1));
                }
            }
        }
        for (SinkView sink : moment.sinks().values()) {
            List<ResultRow> visible = new ArrayList<>();
            for (SinkView.Row row : sink.visible().values()) {
                visible.add(
                        new ResultRow(sink.name(), Integer.toString(visible.size() + 1), row.text(), "visible", (int)
                                row.position()));
            }
            Collections.reverse(visible);
            rows.addAll(visible);
        }
        return rows;
    }

    /** How much a reader sees, in a sentence. */
    public static String sentence(Moment moment) {
        int visible = 0;
        int pending = 0;
        for (SinkView sink : moment.sinks().values()) {
            visible += sink.visible().size();
            pending += sink.pendingRows();
        }
        String rows = visible == 1 ? "1 row" : visible + " rows";
        return "A reader sees " + rows + " now"
                + (pending == 0
                        ? "."
                        : "; " + pending + (pending == 1 ? " is written and waits" : " are written and wait")
                                + " for a checkpoint.");
    }
}
