package dev.millrace.app.stage;

import dev.millrace.app.model.Clocks;
import dev.millrace.journal.Contents;
import dev.millrace.journal.StateView;
import dev.millrace.journal.WindowView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a subtask remembers, one line a key: the window touched last and what is in it, or the value changed last. */
record KeyRow(String key, String place, String value, long changed) {
    private static final Pattern RECORD = Pattern.compile("\\w+\\((\\w+=[^()\\[\\]{}\"]*)\\)");
    private static final Pattern COMPONENT = Pattern.compile("(^|, )\\w+=");

    /** A record by its values alone, without the key that stands before them: {@code Sum(sensor=door, sum=5.0)} is {@code 5.0}. */
    static String brief(String value, String key) {
        Matcher record = RECORD.matcher(value);
        if (!record.matches()) {
            return value;
        }
        String values = COMPONENT.matcher(record.group(1)).replaceAll("$1").replace(key + ", ", "");
        return values.isEmpty() ? value : values;
    }

    /** At most {@code limit} rows in the order of their keys: those that changed last. */
    static List<KeyRow> of(Contents contents, Clocks clocks, int limit) {
        Map<String, KeyRow> rows = new TreeMap<>();
        for (WindowView window : contents.windows().values()) {
            String value = window.value() == null
                    ? ""
                    : brief(window.value(), window.id().key());
            keep(
                    rows,
                    new KeyRow(window.id().key(), "[" + clocks.event(window.id().start()), value, window.changed()));
        }
        for (StateView state : contents.state().values()) {
            if (state.id().namespace().isEmpty()) {
                keep(
                        rows,
                        new KeyRow(
                                state.id().key(),
                                "",
                                brief(state.value(), state.id().key()),
                                state.changed()));
            }
        }
        List<KeyRow> newest = new ArrayList<>(rows.values());
        newest.sort(Comparator.comparingLong(KeyRow::changed).reversed());
        List<KeyRow> shown = new ArrayList<>(newest.subList(0, Math.min(limit, newest.size())));
        shown.sort(Comparator.comparing(KeyRow::key));
        return shown;
    }

    private static void keep(Map<String, KeyRow> rows, KeyRow row) {
        @Nullable KeyRow other = rows.get(row.key());
        if (other == null || other.changed() < row.changed()) {
            rows.put(row.key(), row);
        }
    }
}
