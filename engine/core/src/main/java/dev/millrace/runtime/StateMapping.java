package dev.millrace.runtime;

import dev.millrace.checkpoint.CompletedSnapshot;
import dev.millrace.graph.OperatorNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which operator takes which state of a snapshot; state that nobody takes is an error unless it is allowed. */
final class StateMapping {
    private StateMapping() {}

    /** What is wrong with starting {@code plan} from {@code snapshot}, as one message; null if nothing is. */
    static @Nullable String problem(ExecutionPlan plan, CompletedSnapshot snapshot, boolean allowNonRestoredState) {
        Map<String, OperatorNode> nodes = new LinkedHashMap<>();
        plan.graph().nodes().forEach(node -> nodes.put(plan.operatorId(node), node));
        for (String id : snapshot.operators().keySet()) {
            OperatorNode node = nodes.get(id);
            if (node == null && snapshot.hasState(id) && !allowNonRestoredState) {
                return unmapped(id, List.copyOf(nodes.keySet()), snapshot);
            }
            Integer groups = snapshot.maxParallelism().get(id);
            if (node != null && groups != null && groups != node.maxParallelism() && snapshot.hasState(id)) {
                return otherGroups(id, groups, node);
            }
        }
        return InFlightAssignment.problem(plan, snapshot);
    }

    private static String otherGroups(String id, int groups, OperatorNode node) {
        String cut = "the state of '" + id + "' is cut into " + groups + " key groups, ";
        return node.defaultMaxParallelism()
                ? cut + "but its parallelism is now " + node.parallelism() + "; lower it to " + groups + " or less"
                : cut + "but its max parallelism is now " + node.maxParallelism()
                        + "; max parallelism cannot change, set it back to " + groups;
    }

    private static String unmapped(String id, List<String> operators, CompletedSnapshot snapshot) {
        String nearest = operators.stream()
                .min(Comparator.comparingInt(operator -> distance(id, operator)))
                .orElse("none");
        return "the snapshot has state of '" + id + "', which no operator of the job takes (snapshot: "
                + String.join(", ", snapshot.operators().keySet()) + "; job: " + String.join(", ", operators)
                + "; nearest: " + nearest + "); set that uid, or allow state to be dropped with allowNonRestoredState";
    }

    /** Levenshtein distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int column = 0; column <= b.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= a.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= b.length(); column++) {
                int substituted = diagonal + (a.charAt(line - 1) == b.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(substituted, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[b.length()];
    }
}
