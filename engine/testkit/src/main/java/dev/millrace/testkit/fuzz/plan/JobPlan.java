package dev.millrace.testkit.fuzz.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A whole job. Streams that no step reads, side outputs aside, go to a sink each.
 *
 * @param sources the first streams
 * @param steps the streams after them, in topological order
 * @param versions for each version of the job (the first one, and those it is rescaled to) the placing of every stream
 * @param checkpoints when and how checkpoints are taken
 * @param maxParallelism number of key groups
 * @param unchained streams whose operators share no subtask with those before
 * @param unnamed streams whose operators have no uid
 * @param late whether records may be late; then only what is neither lost nor doubled is compared
 * @param delivery how sinks give the rows to readers
 */
public record JobPlan(
        List<SourcePlan> sources,
        List<Step> steps,
        List<List<Placing>> versions,
        Checkpointing checkpoints,
        int maxParallelism,
        List<Integer> unchained,
        List<Integer> unnamed,
        boolean late,
        Delivery delivery) {
    /** How long a loop waits for what comes back, in virtual ms: longer than anything takes to go round. */
    public static final long LOOP_WAIT = 3_000;

    public JobPlan {
        sources = List.copyOf(sources);
        steps = List.copyOf(steps);
        versions = versions.stream().map(List::copyOf).toList();
        unchained = List.copyOf(unchained);
        unnamed = List.copyOf(unnamed);
    }

    /** Number of streams. */
    public int streams() {
        return sources.size() + steps.size();
    }

    /** The step that makes a stream, null for a source. */
    public @Nullable Step step(int stream) {
        return stream < sources.size() ? null : steps.get(stream - sources.size());
    }

    /** The streams that no step reads, side outputs aside. */
    public List<Integer> sinks() {
        return IntStream.range(0, streams())
                .filter(stream -> steps.stream()
                        .noneMatch(step ->
                                !(step instanceof Step.Side) && step.inputs().contains(stream)))
                .boxed()
                .toList();
    }

    /** Whether a stream of it goes round. */
    public boolean hasLoop() {
        return steps.stream().anyMatch(Step.Looped.class::isInstance);
    }

    /** The version that a process runs which resumes from a disk. */
    public int resumed() {
        return versions.size() - 1;
    }

    /** The result that the sink of a stream writes. */
    public static String result(int stream) {
        return "out" + stream;
    }

    /** The same job over other rows. */
    public JobPlan withSources(List<SourcePlan> others) {
        return new JobPlan(others, steps, versions, checkpoints, maxParallelism, unchained, unnamed, late, delivery);
    }

    /** The same job with other placings. */
    public JobPlan withVersions(List<List<Placing>> others) {
        return new JobPlan(sources, steps, others, checkpoints, maxParallelism, unchained, unnamed, late, delivery);
    }

    /** The same job with other sinks. */
    public JobPlan delivered(Delivery other) {
        return new JobPlan(sources, steps, versions, checkpoints, maxParallelism, unchained, unnamed, late, other);
    }

    /** The same job without a step: what read it reads its first input instead. */
    public JobPlan without(int stream) {
        int input = steps.get(stream - sources.size()).inputs().get(0);
        List<Step> rest = new ArrayList<>(steps);
        rest.remove(stream - sources.size());
        rest.replaceAll(step -> step.on(step.inputs().stream()
                .map(read -> read == stream ? input : read > stream ? read - 1 : read)
                .toList()));
        List<List<Placing>> placings =
                versions.stream().map(version -> without(version, stream)).toList();
        return new JobPlan(
                sources,
                rest,
                placings,
                checkpoints,
                maxParallelism,
                shifted(unchained, stream),
                shifted(unnamed, stream),
                late,
                delivery);
    }

    private static List<Placing> without(List<Placing> version, int stream) {
        List<Placing> rest = new ArrayList<>(version);
        rest.remove(stream);
        return rest;
    }

    private static List<Integer> shifted(List<Integer> streams, int removed) {
        return streams.stream()
                .filter(stream -> stream != removed)
                .map(stream -> stream > removed ? stream - 1 : stream)
                .toList();
    }
}
