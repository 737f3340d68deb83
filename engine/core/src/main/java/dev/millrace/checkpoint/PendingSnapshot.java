package dev.millrace.checkpoint;

import dev.millrace.trace.SnapshotKind;
import dev.millrace.trace.SubtaskId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** A checkpoint under way: who has still to acknowledge, and what has come in. */
final class PendingSnapshot {
    private final long checkpoint;
    private final SnapshotKind kind;
    private final TreeSet<SubtaskId> awaited;
    private final Map<SubtaskId, Map<String, OperatorSnapshot>> received = new TreeMap<>();

    PendingSnapshot(long checkpoint, SnapshotKind kind, Collection<SubtaskId> awaited) {
        this.checkpoint = checkpoint;
        this.kind = kind;
        this.awaited = new TreeSet<>(awaited);
    }

    long checkpoint() {
        return checkpoint;
    }

    SnapshotKind kind() {
        return kind;
    }

    /** Notes an acknowledgement; true when it was the last one awaited. */
    boolean acknowledge(SubtaskId subtask, Map<String, OperatorSnapshot> snapshots) {
        awaited.remove(subtask);
        received.put(subtask, snapshots);
        return awaited.isEmpty();
    }

    CompletedSnapshot complete(Map<String, Integer> maxParallelism) {
        Map<String, List<OperatorSnapshot>> operators = new LinkedHashMap<>();
        received.forEach((subtask, snapshots) -> snapshots.forEach((operator, snapshot) ->
                operators.computeIfAbsent(operator, id -> new ArrayList<>()).add(snapshot)));
        return new CompletedSnapshot(checkpoint, kind, operators, maxParallelism);
    }
}
