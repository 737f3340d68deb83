package dev.millrace.testkit.model;

import dev.millrace.runtime.Deployment;
import dev.millrace.runtime.ExecutionPlan;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Every run that a small job can have, whatever happens next at each point, on the real runtime: depth first, each run made again
 * from its start, and none followed beyond a state that has been followed before. States are told apart by a 128-bit {@link
 * Fingerprint} of everything that the runtime, the outside world and {@link Promises} remember.
 *
 * <p>Left out is what comes to the same as something that is followed. The word of a failure arrives at once: nobody else can tell
 * a failed subtask from one that takes no step. Subtasks open before anything else happens in the first attempt and after the last
 * failure: opening touches nobody else. Where two things may happen that do not depend on each other ({@link
 * Choice#isIndependentOf}), what the second order leads to is known from the first and counted, but not carried out.
 */
public final class Exploration {
    private final Bounds bounds;
    private final boolean foreseeing;
    private final CountingJob job;
    private final ExecutionPlan plan;
    private final Function<ExecutionPlan, Deployment> deployments;
    private final Map<Fingerprint.Bits, Followed> known = new HashMap<>();

    /** From the start to the state that is being followed. */
    private final Deque<Followed> path = new ArrayDeque<>();

    private long transitions;
    private long executed;
    private int longest;
    /** A run that stands at the end of the path, null where one has to be brought there. */
    private @Nullable ModelRun live;

    /**
     * What was found.
     *
     * @param states number of different states
     * @param transitions number of times that something happened in one of them and changed it
     * @param executed how many of them were carried out; the others were foreseen
     * @param runs number of different runs from start to end: orders of what happens; 0 where they were not all looked at
     * @param longest the largest number of changes in a run
     * @param violation what a run did against the promises, and how it came to it; null for nothing, and then all runs were looked at
     */
    public record Found(
            long states,
            long transitions,
            long executed,
            BigInteger runs,
            int longest,
            @Nullable String violation) {}

    private Exploration(Bounds bounds, Function<ExecutionPlan, Deployment> deployments, boolean foreseeing) {
        this.foreseeing = foreseeing;
        this.bounds = bounds;
        this.job = new CountingJob(bounds);
        this.plan = ExecutionPlan.of(job.graph());
        this.deployments = deployments;
    }

    /** Explores the job within these bounds; ends at the first violation. */
    public static Found of(Bounds bounds) {
        return of(bounds, Deployment::new);
    }

    /** The same, deployed in another way: tests break one mechanism at a time. */
    public static Found of(Bounds bounds, Function<ExecutionPlan, Deployment> deployments) {
        return new Exploration(bounds, deployments, true).explore();
    }

    /** The same as {@link #of(Bounds)} without foreseeing anything; slower, to compare. */
    static Found carriedOut(Bounds bounds) {
        return new Exploration(bounds, Deployment::new, false).explore();
    }

    private Found explore() {
        ModelRun first = fresh();
        live = first;
        Followed start = new Followed(first.fingerprint(), first.surviving(), first.choices(), null, null);
        path.push(start);
        known.put(start.state, start);
        while (!path.isEmpty()) {
            Followed at = path.element();
            if (at.next < at.choices.size()) {
                String violation = follow(at, at.choices.get(at.next++));
                if (violation != null) {
                    return new Found(known.size(), transitions, executed, BigInteger.ZERO, longest, violation + told());
                }
            } else {
                path.pop();
                live = null;
                if (!path.isEmpty()) {
                    path.element().runs = path.element().runs.add(at.runs);
                }
            }
        }
        return new Found(known.size(), transitions, executed, start.runs, longest, null);
    }

    private ModelRun fresh() {
        return new ModelRun(bounds, job, deployments.apply(plan));
    }

    /** Lets it happen; what that breaks, null for nothing. */
    private @Nullable String follow(Followed at, Choice choice) {
        if (choice.kind() == Choice.Kind.TAKE && at.stepped.get(choice.subtask())) {
            // The subtask has something to do that comes before its channels: it would do the same.
            return null;
        }
        Followed foreseen = foreseeing ? at.foreseen(choice) : null;
        if (foreseen != null) {
            arrive(at, choice, foreseen);
            return null;
        }
        ModelRun run = live != null ? live : again();
        executed++;
        run.apply(choice);
        Fingerprint.Bits state = run.fingerprint();
        Followed there = state.equals(at.state) ? at : known.get(state);
        live = there == at ? run : null;
        if (there != null) {
            arrive(at, choice, there);
            return null;
        }
        live = run;
        Followed opened = new Followed(state, run.surviving(), run.choices(), at, choice);
        known.put(state, opened);
        transitions++;
        at.leadsTo(choice, opened);
        path.push(opened);
        longest = Math.max(longest, path.size() - 1);
        return run.broken(opened.choices.isEmpty());
    }

    private void arrive(Followed at, Choice choice, Followed there) {
        at.leadsTo(choice, there);
        if (there != at) {
            transitions++;
            at.runs = at.runs.add(there.runs);
        }
    }

    /** The run up to the state that is being followed. */
    private ModelRun again() {
        ModelRun run = fresh();
        taken().forEach(run::apply);
        return run;
    }

    private List<Choice> taken() {
        List<Choice> taken = new ArrayList<>();
        path.descendingIterator().forEachRemaining(state -> {
            if (state != path.element()) {
                taken.add(state.choices.get(state.next - 1));
            }
        });
        return taken;
    }

    private String told() {
        StringBuilder told = new StringBuilder();
        ModelRun run = fresh();
        for (Choice choice : taken()) {
            told.append("\n  ").append(run.described(choice));
            run.apply(choice);
        }
        return told.toString();
    }
}
