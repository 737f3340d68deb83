package dev.millrace.checkpoint;

import dev.millrace.state.KeyGroups;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts an operator's complete state into the shares of its new subtasks: key groups by range, list elements round-robin
 * (as Flink's RoundRobinOperatorStateRepartitioner means it, where the parallelism stays each subtask gets its own back).
 */
public final class StateAssignment {
    private StateAssignment() {}

    /** The share of subtask {@code index} of {@code parallelism}. */
    public static OperatorSnapshot share(
            List<OperatorSnapshot> snapshots, int index, int parallelism, int maxParallelism) {
        if (snapshots.size() == parallelism) {
            return snapshots.get(index);
        }
        return new OperatorSnapshot(
                keyedShare(snapshots, index, parallelism, maxParallelism), listShare(snapshots, index, parallelism));
    }

    private static Map<String, OperatorSnapshot.KeyedState> keyedShare(
            List<OperatorSnapshot> snapshots, int index, int parallelism, int maxParallelism) {
        Map<String, OperatorSnapshot.KeyedState> share = new LinkedHashMap<>();
        for (OperatorSnapshot snapshot : snapshots) {
            snapshot.keyed().forEach((name, state) -> {
                Map<Integer, OperatorSnapshot.Group> groups = new LinkedHashMap<>();
                if (share.containsKey(name)) {
                    groups.putAll(share.get(name).groups());
                }
                state.groups().forEach((group, entries) -> {
                    if (KeyGroups.subtaskOf(group, maxParallelism, parallelism) == index) {
                        groups.put(group, entries);
                    }
                });
                share.put(name, new OperatorSnapshot.KeyedState(state.schema(), groups));
            });
        }
        return share;
    }

    private static Map<String, OperatorSnapshot.ListState> listShare(
            List<OperatorSnapshot> snapshots, int index, int parallelism) {
        Map<String, OperatorSnapshot.ListState> all = new LinkedHashMap<>();
        for (OperatorSnapshot snapshot : snapshots) {
            snapshot.lists()
                    .forEach((name, list) -> all.merge(
                            name,
                            list,
                            (a, b) -> new OperatorSnapshot.ListState(a.schema(), joined(a.elements(), b.elements()))));
        }
        Map<String, OperatorSnapshot.ListState> share = new LinkedHashMap<>();
        all.forEach((name, list) -> {
            List<byte[]> mine = new ArrayList<>();
            for (int element = index; element < list.elements().size(); element += parallelism) {
                mine.add(list.elements().get(element));
            }
            share.put(name, new OperatorSnapshot.ListState(list.schema(), mine));
        });
        return share;
    }

    private static List<byte[]> joined(List<byte[]> first, List<byte[]> second) {
        List<byte[]> joined = new ArrayList<>(first);
        joined.addAll(second);
        return joined;
    }
}
