package dev.millrace.api;

import dev.millrace.graph.JobGraph;
import dev.millrace.graph.JobSettings;
import dev.millrace.graph.OperatorEdge;
import dev.millrace.graph.OperatorNode;
import dev.millrace.graph.Partitioning;
import dev.millrace.state.KeyGroups;
import dev.millrace.types.TypeInformation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns what was written into a graph, or refuses it. Operators are numbered in the order they were written in. */
final class JobGraphBuilder {
    private static final String DEFAULT_GROUP = "default";

    private final List<Transformation> transformations;
    private final JobSettings settings;
    private final int maxParallelism;
    private final Map<Transformation, Integer> ids = new HashMap<>();
    private final Map<Transformation, String> groups = new HashMap<>();
    private final List<OperatorNode> nodes = new ArrayList<>();
    private final List<OperatorEdge> edges = new ArrayList<>();

    /** A builder for one graph; {@code maxParallelism} is 0 where the job sets none. */
    JobGraphBuilder(List<Transformation> transformations, JobSettings settings, int maxParallelism) {
        this.transformations = withoutUnreadSources(transformations);
        this.settings = settings;
        this.maxParallelism = maxParallelism;
    }

    private static List<Transformation> withoutUnreadSources(List<Transformation> all) {
        Set<Transformation> read = all.stream()
                .flatMap(transformation -> transformation.inputs.stream())
                .map(Upstream::from)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(transformation -> !transformation.inputs.isEmpty() || read.contains(transformation))
                .toList();
    }

    JobGraph build(String name, ClassLoader classLoader) {
        if (transformations.isEmpty()) {
            throw new InvalidProgramException(
                    "No operators defined in streaming topology. Cannot execute. No operator reads a source. Begin with env.fromSource(...) and end with"
                            + " sinkTo(...).",
                    null);
        }
        Labels.requireUniqueUids(transformations);
        Map<Transformation, String> names = Labels.names(transformations);
        for (Transformation transformation : transformations) {
            requireSound(transformation);
            ids.put(transformation, nodes.size());
            List<Partitioning> partitionings = connect(transformation);
            groups.put(transformation, group(transformation));
            nodes.add(node(transformation, names.getOrDefault(transformation, transformation.name), partitionings));
        }
        transformations.forEach(this::closeLoop);
        return new JobGraph(name, nodes, edges, settings, classLoader);
    }

    private void requireSound(Transformation transformation) {
        String problem = transformation.problem();
        if (problem != null) {
            throw transformation.refusal(problem);
        }
        String loop = transformation.isLoop ? Refusals.loop(transformation, settings) : null;
        if (loop != null) {
            throw transformation.refusal(loop);
        }
        if (settings.batch() && transformation.unbounded) {
            throw transformation.refusal(
                    "it is unbounded, and with the execution mode BATCH there would never be a result. Use the mode"
                            + " STREAMING or AUTOMATIC, or a bounded source.");
        }
        if (transformation.parallelism > maxParallelism(transformation)) {
            throw transformation.refusal(
                    "its parallelism " + transformation.parallelism + " is above its max parallelism "
                            + maxParallelism(transformation) + ". Raise setMaxParallelism(...) or lower"
                            + " setParallelism(...).");
        }
    }

    private List<Partitioning> connect(Transformation to) {
        List<Partitioning> partitionings = new ArrayList<>();
        for (Upstream upstream : to.inputs) {
            Partitioning partitioning = Shipping.partitioning(upstream, to);
            int input = partitionings.size() < to.firstInputs ? 0 : 1;
            partitionings.add(partitioning);
            edges.add(new OperatorEdge(
                    id(upstream.from()),
                    id(to),
                    input,
                    upstream.sideTag(),
                    partitioning,
                    stored(upstream, to),
                    false,
                    bufferTimeout(upstream.from())));
        }
        return partitionings;
    }

    /** What leads back to an operator is connected when all are known. */
    private void closeLoop(Transformation head) {
        for (Upstream upstream : head.feedback) {
            Partitioning partitioning = Shipping.partitioning(upstream, head);
            TypeInformation<?> type = stored(upstream, head);
            if (type == null && settings.checkpoints().isEnabled()) {
                throw upstream.from()
                        .refusal(Refusals.unstorableOnItsWayBack(upstream.from().outputType(upstream.sideTag())));
            }
            // Not buffered: a loop's head waits for so long, and what lies in a buffer is not seen to come.
            edges.add(new OperatorEdge(
                    id(upstream.from()), id(head), 0, upstream.sideTag(), partitioning, type, true, 0));
        }
    }

    private long bufferTimeout(Transformation from) {
        return from.bufferTimeout == null || settings.batch() ? settings.bufferTimeout() : from.bufferTimeout;
    }

    /** The records' type, null where it cannot be stored. */
    private @Nullable TypeInformation<?> stored(Upstream upstream, Transformation to) {
        TypeInformation<?> type = upstream.from().outputType(upstream.sideTag());
        if (type.problem() == null) {
            return type;
        }
        if (settings.checkpoints().overtakes() && isOvertakable(to)) {
            throw upstream.from().refusal(Refusals.unstorableInFlight(type));
        }
        return null;
    }

    private static boolean isOvertakable(Transformation to) {
        return to.inputs.stream()
                .allMatch(upstream -> Shipping.partitioning(upstream, to).isOvertakable());
    }

    private int id(Transformation transformation) {
        Integer id = ids.get(transformation);
        if (id == null) {
            throw transformation.refusal("it belongs to another environment. Build the whole job with one env.");
        }
        return id;
    }

    private OperatorNode node(Transformation transformation, String name, List<Partitioning> partitionings) {
        return new OperatorNode(
                nodes.size(),
                transformation.uid,
                name,
                transformation.kind,
                transformation.parallelism,
                maxParallelism(transformation),
                maxParallelism == 0 && transformation.maxParallelism == 0,
                chainable(transformation, partitionings),
                groupOf(transformation),
                Serialized.bytes(transformation.factory.apply(settings), transformation));
    }

    private boolean chainable(Transformation transformation, List<Partitioning> partitionings) {
        return settings.chaining()
                && transformation.chaining == ChainingStrategy.ALWAYS
                && partitionings.size() == 1
                && partitionings.get(0) instanceof Partitioning.Forward
                && transformation.inputs.get(0).from().chaining != ChainingStrategy.NEVER
                && groupOf(transformation)
                        .equals(groupOf(transformation.inputs.get(0).from()));
    }

    private String groupOf(Transformation transformation) {
        return groups.getOrDefault(transformation, DEFAULT_GROUP);
    }

    /** Its own, else the one that all its inputs are in. As Flink's StreamGraphGenerator determines it. */
    private String group(Transformation transformation) {
        if (transformation.slotSharingGroup != null) {
            return transformation.slotSharingGroup;
        }
        Set<String> inputs = transformation.inputs.stream()
                .map(upstream -> groupOf(upstream.from()))
                .collect(Collectors.toSet());
        return inputs.size() == 1 ? inputs.iterator().next() : DEFAULT_GROUP;
    }

    private int maxParallelism(Transformation transformation) {
        if (transformation.maxParallelism > 0) {
            return transformation.maxParallelism;
        }
        return maxParallelism > 0 ? maxParallelism : KeyGroups.defaultGroups(transformation.parallelism);
    }
}
