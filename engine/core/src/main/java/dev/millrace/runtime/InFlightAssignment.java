package dev.millrace.runtime;

import dev.millrace.checkpoint.CompletedSnapshot;
import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.graph.Partitioning;
import dev.millrace.trace.ChannelId;
import dev.millrace.types.TypeInformation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Deals what a snapshot kept of the elements in flight out to the subtasks that send them again: in front of everything else,
 * what the receiver had in its channel before what the sender could not get into it. Where a side's parallelism has changed, each
 * old channel goes whole to one sender, and each record finds its receiver as a new one would.
 */
final class InFlightAssignment {
    private final ExecutionPlan plan;
    private final CompletedSnapshot snapshot;

    InFlightAssignment(ExecutionPlan plan, CompletedSnapshot snapshot) {
        this.plan = plan;
        this.snapshot = snapshot;
    }

    /** What is in the way of keeping elements in flight, as one message; null where the job does not, or can. */
    static @Nullable String unkeepable(ExecutionPlan plan) {
        return plan.edges().stream()
                .filter(edge ->
                        edge.edge().type() == null && (edge.edge().feedback() || plan.keepsWhatIsInFlight(edge)))
                .map(edge -> "the records from '" + edge.from().id() + "' to '"
                        + edge.to().id() + "' cannot be kept while in flight, because their type cannot be stored; say"
                        + " it with returns(...), or take aligned checkpoints")
                .findFirst()
                .orElse(null);
    }

    /** What is wrong with the elements in flight that the snapshot has, as one message; null if they can all be sent again. */
    static @Nullable String problem(ExecutionPlan plan, CompletedSnapshot snapshot) {
        for (List<OperatorSnapshot> subtasks : snapshot.operators().values()) {
            for (OperatorSnapshot subtask : subtasks) {
                for (String list : subtask.lists().keySet()) {
                    String channel = InFlight.channel(list);
                    String problem = channel == null
                            ? null
                            : new InFlightAssignment(plan, snapshot).problem(ChannelId.parse(channel));
                    if (problem != null) {
                        return problem;
                    }
                }
            }
        }
        return null;
    }

    private @Nullable String problem(ChannelId channel) {
        for (ExecutionPlan.VertexEdge edge : plan.edges()) {
            if (isOf(edge, channel) && edge.edge().type() != null) {
                boolean copied = edge.edge().partitioning() instanceof Partitioning.Broadcast;
                return copied && !isUnscaled(edge)
                        ? "the snapshot has records in flight from " + channel.from() + " to " + channel.to()
                                + ", of which every receiver has a copy; they cannot be dealt out to another parallelism."
                                + " Start from a savepoint, which has none in flight"
                        : null;
            }
        }
        return "the snapshot has records in flight from " + channel.from() + " to " + channel.to()
                + ", which the job cannot send again: it has no such edge, or does not take unaligned checkpoints. Start"
                + " from a savepoint, which has none in flight but those that go round in a loop";
    }

    /** What subtask {@code sender} of the edge begins with. */
    List<EdgeOutput.Restored> of(ExecutionPlan.VertexEdge edge, int sender) {
        TypeInformation<?> type = edge.edge().type();
        if (type == null) {
            return List.of();
        }
        Map<ChannelId, List<InFlight>> channels = new TreeMap<>();
        collect(edge.to(), true, edge, type, channels);
        collect(edge.from(), false, edge, type, channels);
        boolean unscaled = isUnscaled(edge);
        List<EdgeOutput.Restored> mine = new ArrayList<>();
        channels.forEach((channel, elements) -> {
            if (channel.from().index() % edge.from().parallelism() == sender) {
                mine.add(new EdgeOutput.Restored(unscaled ? channel : null, elements));
            }
        });
        return mine;
    }

    private void collect(
            ExecutionPlan.Vertex holder,
            boolean receiving,
            ExecutionPlan.VertexEdge edge,
            TypeInformation<?> type,
            Map<ChannelId, List<InFlight>> channels) {
        for (OperatorSnapshot subtask : snapshots(holder)) {
            subtask.lists().forEach((list, state) -> {
                String name = InFlight.channel(list);
                ChannelId channel = name == null ? null : ChannelId.parse(name);
                if (channel != null && list.equals(InFlight.list(receiving, channel)) && isOf(edge, channel)) {
                    channels.computeIfAbsent(channel, any -> new ArrayList<>())
                            .addAll(InFlight.read(state, type, list));
                }
            });
        }
    }

    private List<OperatorSnapshot> snapshots(ExecutionPlan.Vertex vertex) {
        return snapshot.operators().getOrDefault(plan.operatorId(vertex.head()), List.of());
    }

    private boolean isUnscaled(ExecutionPlan.VertexEdge edge) {
        return snapshots(edge.from()).size() == edge.from().parallelism()
                && snapshots(edge.to()).size() == edge.to().parallelism();
    }

    private static boolean isOf(ExecutionPlan.VertexEdge edge, ChannelId channel) {
        return channel.from().vertex().equals(edge.from().id())
                && channel.to().vertex().equals(edge.to().id())
                && channel.edge() == edge.ordinal();
    }
}
