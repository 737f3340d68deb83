package dev.millrace.app.model;

import dev.millrace.journal.Moment;
import dev.millrace.journal.StateView;
import dev.millrace.journal.SubtaskView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One entry of keyed state as a line of text.
 *
 * @param operator uid of the operator
 * @param state name of the state
 * @param subtask the subtask that holds it
 * @param key the key
 * @param namespace the window; empty for none
 * @param value its value
 * @param was its value before, if the present step has changed it; else empty
 * @param changed whether the present step has changed it
 * @param position place in the journal of the last change
 */
public record StateRow(
        String operator,
        String state,
        String subtask,
        String key,
        String namespace,
        String value,
        String was,
        boolean changed,
        int position) {
    /** All entries whose text holds {@code search} in any case, by operator, state, key and namespace. */
    public static List<StateRow> of(Moment moment, Clocks clocks, int stepBegin, String search) {
        String wanted = search.strip().toLowerCase(Locale.ROOT);
        List<StateRow> rows = new ArrayList<>();
        for (SubtaskView subtask : moment.subtasks().values()) {
            for (StateView entry : subtask.contents().state().values()) {
                StateRow row = row(subtask, entry, clocks, stepBegin);
                if (wanted.isEmpty() || row.text().contains(wanted)) {
                    rows.add(row);
                }
            }
        }
        rows.sort((a, b) -> {
            int byOperator = a.operator().compareTo(b.operator());
            int byState = byOperator != 0 ? byOperator : a.state().compareTo(b.state());
            int byKey = byState != 0 ? byState : a.key().compareTo(b.key());
            return byKey != 0 ? byKey : a.namespace().compareTo(b.namespace());
        });
        return rows;
    }

    private static StateRow row(SubtaskView subtask, StateView entry, Clocks clocks, int stepBegin) {
        boolean changed = entry.changed() >= stepBegin;
        String before = entry.before() == null ? "nothing" : entry.before();
        return new StateRow(
                entry.id().operator(),
                entry.id().state(),
                subtask.id().toString(),
                entry.id().key(),
                clocks.namespace(entry.id().namespace()),
                entry.value(),
                changed ? before : "",
                changed,
                (int) entry.changed());
    }

    private String text() {
        return String.join(" ", operator, state, subtask, key, namespace, value).toLowerCase(Locale.ROOT);
    }
}
