package dev.millrace.checkpoint;

import dev.millrace.checkpoint.OperatorSnapshot.ListState;
import dev.millrace.state.KeyGroups;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

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
        int first = 0;
        for (String name : names(snapshots)) {
            List<ListState> parts = parts(snapshots, name);
            lists.put(name, listShare(parts, Math.floorMod(index - first, parallelism), index, parallelism));
            if (parts.get(0).distribution() == OperatorSnapshot.Distribution.SPLIT) {
                first = (first + joined(parts).size() % parallelism) % parallelism;
            }
        }
        return snapshots.size() == parallelism
                ? new OperatorSnapshot(
                        snapshots.get(index).keyed(),
                        lists,
                        snapshots.get(index).files())
                : new OperatorSnapshot(keyedShare(snapshots, index, parallelism, maxParallelism), lists);
    }

    private static Map<String, OperatorSnapshot.KeyedState> keyedShare(
            List<OperatorSnapshot> snapshots, int index, int parallelism, int maxParallelism) {
        Map<String, OperatorSnapshot.KeyedState> share = new LinkedHashMap<>();
        for (OperatorSnapshot snapshot : snapshots) {
            snapshot.withoutFiles().keyed().forEach((name, state) -> {
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

    /** The names of all list states, in the order of Flink's hash map of them: each list's larger blocks begin where the last one's ended. */
    private static Set<String> names(List<OperatorSnapshot> snapshots) {
        Set<String> names = new HashSet<>();
        snapshots.forEach(snapshot -> names.addAll(snapshot.lists().keySet()));
        return names;
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

    private static ListState listShare(List<ListState> parts, int block, int index, int parallelism) {
        ListState first = parts.get(0);
        boolean sameParallelism = parts.size() == parallelism;
        return switch (first.distribution()) {
            case SPLIT -> sameParallelism ? parts.get(index) : block(parts, block, parallelism);
            case UNION -> new ListState(first.schema(), first.distribution(), joined(parts));
            case BROADCAST -> parts.get(index % parts.size());
        };
    }

    /** One of so many blocks of neighbours, of which the first ones are larger by one where they cannot all be alike. */
    private static ListState block(List<ListState> parts, int block, int blocks) {
        List<byte[]> all = joined(parts);
        int size = all.size() / blocks;
        int larger = all.size() % blocks;
        int from = block * size + Math.min(block, larger);
        int to = from + size + (block < larger ? 1 : 0);
        return new ListState(parts.get(0).schema(), all.subList(from, to));
    }

    private static List<byte[]> joined(List<ListState> parts) {
        return parts.stream().flatMap(part -> part.elements().stream()).toList();
    }
}
