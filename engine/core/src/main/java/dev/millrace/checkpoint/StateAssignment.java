package dev.millrace.checkpoint;

import dev.millrace.checkpoint.OperatorSnapshot.ListState;
import dev.millrace.state.KeyGroups;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Cuts an operator's complete state into the shares of its new subtasks: key groups by range, list elements as their
 * {@link OperatorSnapshot.Distribution} says. The meaning is that of Flink's RoundRobinOperatorStateRepartitioner.
 */
public final class StateAssignment {
    private StateAssignment() {}

    /** The share of subtask {@code index} of {@code parallelism}. */
    public static OperatorSnapshot share(
            List<OperatorSnapshot> snapshots, int index, int parallelism, int maxParallelism) {
        Map<String, ListState> lists = new LinkedHashMap<>();
        for (OperatorSnapshot snapshot : snapshots) {
            snapshot.lists()
                    .keySet()
                    .forEach(name -> lists.computeIfAbsent(
                            name, absent -> listShare(parts(snapshots, name), index, parallelism)));
        }
        return snapshots.size() == parallelism
                ? new OperatorSnapshot(snapshots.get(index).keyed(), lists)
                : new OperatorSnapshot(keyedShare(snapshots, index, parallelism, maxParallelism), lists);
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

    /** A list state's part in each old subtask, which is empty where that had none. */
    private static List<ListState> parts(List<OperatorSnapshot> snapshots, String name) {
        ListState any = snapshots.stream()
                .map(snapshot -> snapshot.lists().get(name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        ListState none = new ListState(any.schema(), any.distribution(), List.of());
        return snapshots.stream()
                .map(snapshot -> snapshot.lists().getOrDefault(name, none))
                .toList();
    }

    private static ListState listShare(List<ListState> parts, int index, int parallelism) {
        ListState first = parts.get(0);
        boolean sameParallelism = parts.size() == parallelism;
        return switch (first.distribution()) {
            case SPLIT -> sameParallelism ? parts.get(index) : dealt(parts, index, parallelism);
            case UNION -> new ListState(first.schema(), first.distribution(), joined(parts));
            case BROADCAST -> parts.get(index % parts.size());
        };
    }

    private static ListState dealt(List<ListState> parts, int index, int parallelism) {
        List<byte[]> all = joined(parts);
        List<byte[]> mine = new ArrayList<>();
        for (int element = index; element < all.size(); element += parallelism) {
            mine.add(all.get(element));
        }
        return new ListState(parts.get(0).schema(), mine);
    }

    private static List<byte[]> joined(List<ListState> parts) {
        return parts.stream().flatMap(part -> part.elements().stream()).toList();
    }
}
