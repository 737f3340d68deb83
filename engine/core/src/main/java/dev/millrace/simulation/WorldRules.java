package dev.millrace.simulation;

import dev.millrace.graph.CheckpointSettings;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.JobSettings;
import dev.millrace.graph.OperatorEdge;
import dev.millrace.graph.OperatorNode;
import dev.millrace.graph.Partitioning;
import dev.millrace.graph.StateBackendType;
import dev.millrace.trace.ChannelId;
import dev.millrace.trace.SubtaskId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a {@link World}'s patterns and overrides come to for one channel, subtask or job. */
public final class WorldRules {
    private final World world;

    /** The rules of this world. */
    public WorldRules(World world) {
        this.world = world;
    }

    World.Range latency(ChannelId channel) {
        World.Range chosen = new World.Range(0, 0);
        int chosenRank = -1;
        for (Map.Entry<String, World.Range> rule : world.latency().entrySet()) {
            int rank = rank(rule.getKey(), channel);
            if (rank >= chosenRank) {
                chosen = rank < 0 ? chosen : rule.getValue();
                chosenRank = Math.max(rank, chosenRank);
            }
        }
        return chosen;
    }

    /** How specific a pattern that matches the channel is; -1 if it does not match. */
    private static int rank(String pattern, ChannelId channel) {
        if (pattern.equals("*")) {
            return 0;
        }
        String[] sides = pattern.split("->", -1);
        int from = sides.length == 2 ? rank(sides[0].strip(), channel.from()) : -1;
        int to = sides.length == 2 ? rank(sides[1].strip(), channel.to()) : -1;
        return from < 0 || to < 0 ? -1 : 1 + from + to;
    }

    private static int rank(String pattern, SubtaskId subtask) {
        if (pattern.equals("*")) {
            return 0;
        }
        if (pattern.equals(subtask.vertex()) || pattern.equals(subtask.vertex() + ".*")) {
            return 1;
        }
        return pattern.equals(subtask.toString()) ? 2 : -1;
    }

    long cost(SubtaskId subtask) {
        Long cost = world.cost().get(subtask.vertex());
        return cost != null ? cost : world.cost().getOrDefault("*", 0L);
    }

    /** How long the subtask takes to write a snapshot out. */
    long writeOut(SubtaskId subtask) {
        Long time = world.writeOut().get(subtask.vertex());
        return time != null ? time : world.writeOut().getOrDefault("*", 0L);
    }

    /** The graph with the world's overrides in it. */
    public JobGraph overridden(JobGraph graph) {
        World.Overrides overrides = world.overrides();
        JobSettings settings = graph.settings();
        StateBackendType stateBackend = overrides.stateBackend();
        Long restartDelay = overrides.restartDelay();
        JobSettings changed = new JobSettings(
                settings.batch() ? settings.checkpoints() : checkpoints(settings.checkpoints(), overrides),
                restartDelay == null ? settings.restart() : settings.restart().after(restartDelay),
                or(overrides.watermarkInterval(), settings.watermarkInterval()),
                overrides.chaining() != null ? overrides.chaining() : settings.chaining(),
                settings.batch(),
                stateBackend == null || settings.batch() ? settings.stateBackend() : stateBackend,
                settings.latencyInterval(),
                settings.objectReuse(),
                settings.bufferTimeout());
        List<OperatorNode> nodes =
                graph.nodes().stream().map(this::withParallelism).toList();
        Long bufferTimeout = settings.batch() ? null : overrides.bufferTimeout();
        List<OperatorEdge> edges = graph.edges().stream()
                .map(edge -> repartitioned(edge, nodes))
                .map(edge -> bufferTimeout == null || edge.feedback() ? edge : edge.buffered(bufferTimeout))
                .toList();
        return new JobGraph(graph.name(), nodes, edges, changed, graph.classLoader());
    }

    private static CheckpointSettings checkpoints(CheckpointSettings own, World.Overrides overrides) {
        CheckpointSettings.Protocol protocol = overrides.snapshotProtocol();
        return own.every(or(overrides.checkpointInterval(), own.interval()))
                .by(protocol != null ? protocol : own.protocol());
    }

    private static long or(@Nullable Long override, long own) {
        return override != null ? override : own;
    }

    private OperatorNode withParallelism(OperatorNode node) {
        return node.withParallelism(world.overrides().parallelism().getOrDefault(node.label(), node.parallelism()));
    }

    /** A forward edge between operators whose parallelism now differs deals its records out in turn, as it would had the job been written so. */
    private static OperatorEdge repartitioned(OperatorEdge edge, List<OperatorNode> nodes) {
        boolean uneven =
                nodes.get(edge.from()).parallelism() != nodes.get(edge.to()).parallelism();
        return edge.partitioning() instanceof Partitioning.Forward && uneven
                ? edge.partitioned(new Partitioning.Rebalance())
                : edge;
    }
}
