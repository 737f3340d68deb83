package dev.millrace.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.checkpoint.OperatorSnapshot.Distribution;
import dev.millrace.checkpoint.OperatorSnapshot.ListState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** List state is dealt out to another parallelism as Flink's RoundRobinOperatorStateRepartitioner does it. */
class StateAssignmentTest {
    private static OperatorSnapshot subtask(Distribution distribution, Map<String, List<Integer>> lists) {
        Map<String, ListState> states = new TreeMap<>();
        lists.forEach((name, elements) -> states.put(
                name,
                new ListState(
                        "Byte",
                        distribution,
                        elements.stream()
                                .map(each -> new byte[] {each.byteValue()})
                                .toList())));
        return new OperatorSnapshot(Map.of(), states);
    }

    /** By new subtask, what it gets of a list. */
    private static List<List<Integer>> dealt(List<OperatorSnapshot> old, String name, int parallelism) {
        List<List<Integer>> shares = new ArrayList<>();
        for (int index = 0; index < parallelism; index++) {
            ListState share = StateAssignment.share(old, index, parallelism, 128)
                    .lists()
                    .getOrDefault(name, new ListState("Byte", List.of()));
            shares.add(share.elements().stream().map(bytes -> (int) bytes[0]).toList());
        }
        return shares;
    }

    private static List<OperatorSnapshot> three(Distribution distribution) {
        return List.of(
                subtask(distribution, Map.of("a", List.of(1, 2, 3))),
                subtask(distribution, Map.of("a", List.of())),
                subtask(distribution, Map.of("a", List.of(4, 5, 6, 7))));
    }

    @Test
    void neighboursStayTogether() {
        List<OperatorSnapshot> old = three(Distribution.SPLIT);
        assertThat(dealt(old, "a", 2)).containsExactly(List.of(1, 2, 3, 4), List.of(5, 6, 7));
        assertThat(dealt(old, "a", 4)).containsExactly(List.of(1, 2), List.of(3, 4), List.of(5, 6), List.of(7));
        assertThat(dealt(old, "a", 1)).containsExactly(List.of(1, 2, 3, 4, 5, 6, 7));
        assertThat(dealt(old, "a", 8))
                .containsExactly(
                        List.of(1), List.of(2), List.of(3), List.of(4), List.of(5), List.of(6), List.of(7), List.of());
    }

    @Test
    void sameParallelismKeepsEachListWhereItWas() {
        assertThat(dealt(three(Distribution.SPLIT), "a", 3))
                .containsExactly(List.of(1, 2, 3), List.of(), List.of(4, 5, 6, 7));
    }

    /** The next list's larger blocks go to those who got none of the last one's. */
    @Test
    void aListBeginsWhereTheOneBeforeItLeftOff() {
        List<OperatorSnapshot> old =
                List.of(subtask(Distribution.SPLIT, Map.of("a", List.of(1, 2, 3, 4), "b", List.of(5, 6, 7, 8))));
        assertThat(dealt(old, "a", 3)).containsExactly(List.of(1, 2), List.of(3), List.of(4));
        assertThat(dealt(old, "b", 3)).containsExactly(List.of(8), List.of(5, 6), List.of(7));
    }

    @Test
    void unionGoesToAllAndBroadcastOnceToEach() {
        assertThat(dealt(three(Distribution.UNION), "a", 2))
                .containsExactly(List.of(1, 2, 3, 4, 5, 6, 7), List.of(1, 2, 3, 4, 5, 6, 7));
        List<OperatorSnapshot> old = List.of(
                subtask(Distribution.BROADCAST, Map.of("a", List.of(1, 2))),
                subtask(Distribution.BROADCAST, Map.of("a", List.of(1, 2))));
        assertThat(dealt(old, "a", 3)).containsExactly(List.of(1, 2), List.of(1, 2), List.of(1, 2));
    }
}
