package dev.millrace.storage;

import dev.millrace.checkpoint.CompletedSnapshot;
import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.state.StoredState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A snapshot as a person reads it, without the job: operator, state, key, value; one line each, two spaces a level. */
public final class SnapshotTree {
    private SnapshotTree() {}

    /** The lines. Throws {@link dev.millrace.state.IncompatibleStateException} where entries do not follow their schema. */
    public static List<String> lines(CompletedSnapshot snapshot) {
        List<String> lines = new ArrayList<>();
        lines.add(snapshot.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + snapshot.checkpoint() + ", "
                + snapshot.bytes() + " bytes of state");
        new TreeMap<>(snapshot.operators()).forEach((id, subtasks) -> {
            Integer groups = snapshot.maxParallelism().get(id);
            lines.add("  " + id + " (parallelism " + subtasks.size()
                    + (groups == null ? ")" : ", max parallelism " + groups + ")"));
            for (int subtask = 0; subtask < subtasks.size(); subtask++) {
                subtask(subtask, subtasks.get(subtask), lines);
            }
        });
        return lines;
    }

    private static void subtask(int index, OperatorSnapshot snapshot, List<String> lines) {
        if (snapshot.entries() == 0) {
            return;
        }
        lines.add("    subtask " + index);
        Map<String, OperatorSnapshot.KeyedState> keyed =
                new TreeMap<>(snapshot.withoutFiles().keyed());
        for (Map.Entry<String, OperatorSnapshot.KeyedState> state : keyed.entrySet()) {
            lines.add("      " + state.getKey() + ": " + state.getValue().schema());
            StoredState.entries(state.getValue()).forEach(entry -> lines.add("        " + line(entry)));
        }
        for (Map.Entry<String, OperatorSnapshot.ListState> list : new TreeMap<>(snapshot.lists()).entrySet()) {
            lines.add("      " + list.getKey() + ": " + words(list.getValue().distribution())
                    + list.getValue().schema());
            StoredState.elements(list.getValue()).forEach(element -> lines.add("        " + element));
        }
    }

    private static String words(OperatorSnapshot.Distribution distribution) {
        return switch (distribution) {
            case SPLIT -> "list of ";
            case UNION -> "union list of ";
            case BROADCAST -> "broadcast ";
        };
    }

    private static String line(StoredState.Entry entry) {
        String scope = entry.namespace() == null ? "" : " " + entry.namespace();
        return entry.key() + scope + " = " + entry.value() + "  (key group " + entry.keyGroup() + ")";
    }
}
