package dev.millrace.runtime;

import dev.millrace.checkpoint.CompletedSnapshot;
import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.graph.OperatorNode;
import java.util.HashMap;
import java.util.Map;

/** Deployments with one mechanism of exactly-once taken out, to show that its absence is noticed. */
public final class BrokenDeployments {
    private BrokenDeployments() {}

    /** Starts every attempt with empty operators, though the sources go back. */
    public static Deployment withoutRestoredWindows(ExecutionPlan plan) {
        return new Deployment(plan) {
            @Override
            protected OperatorSnapshot restored(CompletedSnapshot from, OperatorNode node, int index) {
                return node.kind().equals("source") ? super.restored(from, node, index) : OperatorSnapshot.EMPTY;
            }
        };
    }

    /** Goes on reading a channel that has delivered its barrier. */
    public static Deployment withoutAlignment(ExecutionPlan plan) {
        return new Deployment(plan) {
            @Override
            protected BarrierHandler barriers(int channels, Clock clock, BarrierOvertaker.Keeper keeper) {
                return new BarrierAligner(channels, true, keeper) {
                    @Override
                    void hold(int channel, Barrier barrier) {}
                };
            }
        };
    }

    /** Gives every attempt of a subtask the functions of the first. */
    public static Deployment withReusedFunctions(ExecutionPlan plan) {
        Map<String, OperatorFactory> kept = new HashMap<>();
        return new Deployment(plan) {
            @Override
            protected OperatorFactory factory(OperatorNode node, int index) {
                return kept.computeIfAbsent(node.id() + "." + index, any -> super.factory(node, index));
            }
        };
    }
}
