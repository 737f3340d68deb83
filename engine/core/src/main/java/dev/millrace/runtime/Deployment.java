package dev.millrace.runtime;

import dev.millrace.checkpoint.CompletedSnapshot;
import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.checkpoint.StateAssignment;
import dev.millrace.graph.CheckpointSettings;
import dev.millrace.graph.OperatorEdge;
import dev.millrace.graph.OperatorNode;
import dev.millrace.graph.Partitioning;
import dev.millrace.state.ValueCopy;
import dev.millrace.trace.ChannelId;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.Tracer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Builds the subtasks of one attempt: fresh copies of every function, fresh channels, restored state. Not final so that tests can
 * break one mechanism at a time and show that its absence is noticed.
 */
public class Deployment {
    private final ExecutionPlan plan;

    /** Deploys the given plan. */
    public Deployment(ExecutionPlan plan) {
        this.plan = plan;
    }

    /** What all subtasks of one attempt share. */
    public record Attempt(
            int number,
            String jobId,
            Clock clock,
            Draws draws,
            ChannelFactory channels,
            WriteOut writeOut,
            @Nullable Tracer tracer,
            External external,
            SubtaskReports reports,
            @Nullable CompletedSnapshot from) {}

    /** The plan. */
    public ExecutionPlan plan() {
        return plan;
    }

    /** All subtasks of these vertices, in topological order; no edge leads into or out of them. */
    public final List<Subtask> subtasks(List<ExecutionPlan.Vertex> vertices, Attempt attempt) {
        Map<ChannelId, Channel> channels = new TreeMap<>();
        for (ExecutionPlan.VertexEdge edge : plan.edges()) {
            if (vertices.contains(edge.from())) {
                channelIds(edge)
                        .forEach(id -> channels.put(id, attempt.channels().create(id)));
            }
        }
        List<Subtask> subtasks = new ArrayList<>();
        for (ExecutionPlan.Vertex vertex : vertices) {
            for (int index = 0; index < vertex.parallelism(); index++) {
                subtasks.add(subtask(attempt, vertex, index, channels));
            }
        }
        return subtasks;
    }

    /** Decides when a barrier has come through all channels. */
    protected BarrierHandler barriers(int channels, Clock clock, BarrierOvertaker.Keeper keeper) {
        CheckpointSettings settings = plan.graph().settings().checkpoints();
        if (settings.keepsWhatIsInFlight()) {
            return new BarrierOvertaker(channels, clock, keeper);
        }
        return settings.exactlyOnce() ? alignedBarriers(channels, keeper) : new BarrierTracker(channels, true, keeper);
    }

    /** The same where barriers that overtake elsewhere may not. */
    protected BarrierHandler alignedBarriers(int channels, BarrierHandler.Listener listener) {
        return new BarrierAligner(channels, true, listener);
    }

    /** The same where a loop begins; {@code feedback} are the channels that close it. */
    protected BarrierHandler loopBarriers(BitSet feedback, int channels, BarrierOvertaker.Keeper keeper) {
        return new LoopAligner(feedback, channels, keeper);
    }

    /** The subtask's share of the state it starts from. */
    protected OperatorSnapshot restored(CompletedSnapshot from, OperatorNode node, int index) {
        List<OperatorSnapshot> snapshots = from.operators().get(plan.operatorId(node));
        return snapshots == null
                ? OperatorSnapshot.EMPTY
                : StateAssignment.share(snapshots, index, node.parallelism(), node.maxParallelism());
    }

    /** A copy of the operator's factory, and so of the user's functions in it. */
    protected OperatorFactory factory(OperatorNode node, int index) {
        return FunctionCopy.of(node.factory(), plan.graph().classLoader());
    }

    /** How subtasks' snapshots are written. */
    protected WriteOut writeOut(WriteOut real) {
        return real;
    }

    private static List<ChannelId> channelIds(ExecutionPlan.VertexEdge edge) {
        List<ChannelId> ids = new ArrayList<>();
        for (int from = 0; from < edge.from().parallelism(); from++) {
            for (int to = 0; to < edge.to().parallelism(); to++) {
                if (edge.connects(from, to)) {
                    ids.add(channelId(edge, from, to));
                }
            }
        }
        return ids;
    }

    private static ChannelId channelId(ExecutionPlan.VertexEdge edge, int from, int to) {
        return new ChannelId(
                new SubtaskId(edge.from().id(), from), new SubtaskId(edge.to().id(), to), edge.ordinal());
    }

    private Subtask subtask(Attempt attempt, ExecutionPlan.Vertex vertex, int index, Map<ChannelId, Channel> channels) {
        SubtaskId id = new SubtaskId(vertex.id(), index);
        SubtaskSurroundings surroundings = new SubtaskSurroundings(
                id,
                vertex.parallelism(),
                attempt.number(),
                attempt.jobId(),
                plan.graph().settings().checkpoints().isEnabled(),
                plan.graph().settings().batch(),
                plan.graph().settings().stateBackend(),
                plan.graph().settings().checkpoints().incremental(),
                plan.graph().settings().watermarkInterval(),
                plan.graph().settings().latencyInterval(),
                attempt.clock(),
                new ActivityClock(attempt.clock()::now),
                attempt.draws(),
                attempt.tracer(),
                attempt.external(),
                attempt.reports(),
                writeOut(attempt.writeOut()));
        Blame blame = new Blame();
        Map<Integer, ChainLink> links = links(vertex, index, surroundings, blame);
        wire(vertex, links, surroundings, channels, attempt.from());
        InputGate gate = gate(attempt, vertex, id, channels);
        Operator head = link(links, vertex.head().id()).instance();
        Input[] inputs = {head.input(0), head.input(1)};
        OperatorChain chain = new OperatorChain(List.copyOf(links.values()), surroundings.batch(), blame);
        boolean overtakes = plan.graph().settings().checkpoints().protocol() == CheckpointSettings.Protocol.BARRIERS;
        return new Subtask(
                surroundings,
                chain,
                gate,
                inputs,
                barriersOf(vertex, gate),
                overtakes,
                restored(attempt, vertex, index));
    }

    private Subtask.BarriersOf barriersOf(ExecutionPlan.Vertex vertex, InputGate gate) {
        BitSet feedback = gate.feedback();
        if (!feedback.isEmpty()) {
            return (channels, clock, keeper) -> loopBarriers(feedback, channels, keeper);
        }
        return plan.graph().settings().checkpoints().overtakes() && !plan.isOvertakable(vertex)
                ? (channels, clock, keeper) -> alignedBarriers(channels, keeper)
                : this::barriers;
    }

    private Map<Integer, ChainLink> links(
            ExecutionPlan.Vertex vertex, int index, SubtaskSurroundings surroundings, Blame blame) {
        Map<Integer, ChainLink> links = new LinkedHashMap<>();
        for (OperatorNode node : vertex.operators()) {
            Operator operator = factory(node, index).create();
            ChainLink link = new ChainLink(
                    plan.operatorId(node), node.label(), node.maxParallelism(), operator, surroundings, blame);
            operator.setup(link, link);
            links.put(node.id(), link);
        }
        return links;
    }

    private static ChainLink link(Map<Integer, ChainLink> links, int node) {
        ChainLink link = links.get(node);
        if (link == null) {
            throw new IllegalStateException("operator " + node + " is not part of the chain");
        }
        return link;
    }

    private void wire(
            ExecutionPlan.Vertex vertex,
            Map<Integer, ChainLink> links,
            SubtaskSurroundings surroundings,
            Map<ChannelId, Channel> channels,
            @Nullable CompletedSnapshot from) {
        for (OperatorEdge edge : plan.graph().edges()) {
            ChainLink sender = links.get(edge.from());
            ChainLink to = links.get(edge.to());
            if (sender != null && to != null && !edge.feedback()) {
                boolean shared = plan.graph().settings().objectReuse();
                sender.addChained(edge.sideTag(), to, edge.input(), shared ? null : ValueCopy.forType(edge.type()));
            }
        }
        for (ExecutionPlan.VertexEdge edge : plan.outputs(vertex)) {
            EdgeOutput output = edgeOutput(edge, surroundings, channels);
            if (from != null) {
                new InFlightAssignment(plan, from)
                        .of(edge, surroundings.subtask().index())
                        .forEach(output::restored);
            }
            link(links, edge.edge().from()).addChannels(edge.edge().sideTag(), output);
        }
    }

    private EdgeOutput edgeOutput(
            ExecutionPlan.VertexEdge edge, SubtaskSurroundings surroundings, Map<ChannelId, Channel> channels) {
        ElementText text = text(edge, surroundings.tracer());
        List<ChannelWriter> writers = new ArrayList<>();
        for (ChannelId id : channelIds(edge)) {
            Channel channel = channels.get(id);
            if (id.from().equals(surroundings.subtask()) && channel != null) {
                writers.add(new ChannelWriter(
                        surroundings.subtask(),
                        channel,
                        text,
                        edge.edge().type(),
                        sendBuffer(channel, edge.edge(), surroundings),
                        surroundings.tracer()));
            }
        }
        return new EdgeOutput(
                selector(edge, writers.size(), surroundings),
                writers,
                ValueCopy.forType(edge.edge().type()),
                edge.edge().feedback(),
                plan.isOvertakable(edge.to()));
    }

    /** Half as large as the channel, so that one can be filled while the other is emptied; null where each element is given on at once. */
    private static @Nullable SendBuffer sendBuffer(
            Channel channel, OperatorEdge edge, SubtaskSurroundings surroundings) {
        int capacity = channel.capacity() / 2;
        return edge.bufferTimeout() == 0 || capacity < 2
                ? null
                : new SendBuffer(capacity, edge.bufferTimeout(), surroundings.clock());
    }

    private ChannelSelector selector(ExecutionPlan.VertexEdge edge, int channels, SubtaskSurroundings surroundings) {
        Partitioning partitioning = edge.edge().partitioning();
        if (partitioning instanceof Partitioning.Hash hash) {
            OperatorNode to = edge.to().head();
            return new ChannelSelector.ByKey(copy(hash.keySelector()), to.maxParallelism(), to.parallelism());
        } else if (partitioning instanceof Partitioning.Custom custom) {
            return new ChannelSelector.Custom(copy(custom.partitioner()), copy(custom.keySelector()), channels);
        } else if (partitioning instanceof Partitioning.Shuffle) {
            String entity = surroundings.subtask() + " -> " + edge.to().id() + "/" + edge.ordinal() + "/"
                    + surroundings.attempt();
            return new ChannelSelector.Shuffled(channels, surroundings.draws(), entity);
        } else if (partitioning instanceof Partitioning.Broadcast) {
            return new ChannelSelector.Always(ChannelSelector.ALL);
        } else if (channels == 1 || partitioning instanceof Partitioning.Global) {
            return new ChannelSelector.Always(0);
        }
        // Flink begins a rebalance at random: here each sender begins at another receiver. A rescale begins at its
        // first.
        boolean all = partitioning instanceof Partitioning.Rebalance;
        return new ChannelSelector.RoundRobin(
                channels, all ? surroundings.subtask().index() : 0);
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // as FunctionCopy: the caller says what it expects
    private <T> T copy(byte[] serialized) {
        return FunctionCopy.of(serialized, plan.graph().classLoader());
    }

    private ElementText text(ExecutionPlan.VertexEdge edge, @Nullable Tracer tracer) {
        boolean keyed = tracer != null && edge.edge().partitioning() instanceof Partitioning.Hash;
        return new ElementText(keyed ? copy(((Partitioning.Hash) edge.edge().partitioning()).keySelector()) : null);
    }

    private InputGate gate(
            Attempt attempt, ExecutionPlan.Vertex vertex, SubtaskId id, Map<ChannelId, Channel> channels) {
        List<InputGate.Feed> feeds = new ArrayList<>();
        for (ExecutionPlan.VertexEdge edge : plan.inputs(vertex)) {
            boolean keyed = edge.edge().partitioning() instanceof Partitioning.Hash;
            ElementText text = text(edge, attempt.tracer());
            for (ChannelId channelId : channelIds(edge)) {
                Channel channel = channels.get(channelId);
                if (channelId.to().equals(id) && channel != null) {
                    feeds.add(new InputGate.Feed(
                            channel,
                            edge.edge().input(),
                            keyed,
                            text,
                            edge.edge().type(),
                            edge.edge().feedback()));
                }
            }
        }
        return new InputGate(id, feeds, attempt.tracer());
    }

    private Subtask.Restored restored(Attempt attempt, ExecutionPlan.Vertex vertex, int index) {
        CompletedSnapshot from = attempt.from();
        if (from == null) {
            return new Subtask.Restored(-1, Map.of());
        }
        Map<String, OperatorSnapshot> snapshots = new LinkedHashMap<>();
        for (OperatorNode node : vertex.operators()) {
            snapshots.put(plan.operatorId(node), InFlight.without(restored(from, node, index)));
        }
        return new Subtask.Restored(from.checkpoint(), snapshots);
    }
}
