package dev.millrace.checkpoint;

import dev.millrace.trace.SnapshotKind;
import java.util.List;
import java.util.Map;

/**
 * A complete checkpoint or savepoint: what a job can start from.
 *
 * @param checkpoint its number
 * @param kind why it was taken
 * @param operators by operator id, the snapshots of its subtasks in subtask order
 * @param maxParallelism by operator id, the number of key groups its keyed state was cut into
 */
public record CompletedSnapshot(
        long checkpoint,
        SnapshotKind kind,
        Map<String, List<OperatorSnapshot>> operators,
        Map<String, Integer> maxParallelism) {
    /** Size of all entries in bytes. */
    public long bytes() {
        return operators.values().stream()
                .flatMap(List::stream)
                .mapToLong(OperatorSnapshot::bytes)
                .sum();
    }

    /** Whether the operator left any state. */
    public boolean hasState(String operatorId) {
        return operators.getOrDefault(operatorId, List.of()).stream().anyMatch(snapshot -> snapshot.entries() > 0);
    }
}
