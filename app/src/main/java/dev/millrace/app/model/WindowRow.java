package dev.millrace.app.model;

import dev.millrace.journal.Moment;
import dev.millrace.journal.SubtaskView;
import dev.millrace.journal.WindowView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * One window of one key as a line of text.
 *
 * @param operator the window operator
 * @param key the key
 * @param window its borders
 * @param value its contents as last reported; empty where nothing was
 * @param status open, fired, merged or purged
 * @param position place in the journal of the last event that touched it
 */
public record WindowRow(String operator, String key, String window, String value, String status, int position) {
    /** Purged windows shown; older ones are left out. */
    private static final int PURGED_MAX = 500;

    /** The windows that have state, earliest first, then those that were purged, latest first. */
    public static List<WindowRow> of(Moment moment, Clocks clocks) {
        List<WindowView> live = new ArrayList<>();
        List<WindowView> purged = new ArrayList<>();
        for (SubtaskView subtask : moment.subtasks().values()) {
            live.addAll(subtask.contents().windows().values());
            purged.addAll(subtask.contents().closed().values());
        }
        live.sort((a, b) -> a.id().compareTo(b.id()));
        purged.sort((a, b) -> b.id().compareTo(a.id()));
        List<WindowView> shown = new ArrayList<>(live);
        shown.addAll(purged.subList(0, Math.min(PURGED_MAX, purged.size())));
        return Collections.unmodifiableList(
                shown.stream().map(window -> row(window, clocks)).toList());
    }

    private static WindowRow row(WindowView window, Clocks clocks) {
        WindowView.Id id = window.id();
        String status = window.status().name().toLowerCase(Locale.ROOT);
        return new WindowRow(
                id.operator(),
                id.key(),
                clocks.span(id.start(), id.end()),
                window.value() == null ? "" : window.value(),
                window.firings() > 1 ? status + " (" + window.firings() + " firings)" : status,
                (int) window.changed());
    }
}
