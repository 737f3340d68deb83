package dev.millrace.testkit.harness;

import dev.millrace.runtime.ChannelFactory;
import dev.millrace.runtime.Clock;
import dev.millrace.runtime.Cluster;
import dev.millrace.runtime.Draws;
import dev.millrace.runtime.Progress;
import dev.millrace.runtime.Subtask;
import dev.millrace.runtime.SubtaskMessage;
import dev.millrace.runtime.WriteOut;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** Steps the subtasks in turn, sources first, each with the same budget; a round takes a millisecond. */
final class RoundRobinCluster implements Cluster {
    private final int budget;
    private final boolean refusing;
    private final Draws draws = new Draws(1);
    private final Deque<Runnable> reports = new ArrayDeque<>();
    private final List<Scheduled> scheduled = new ArrayList<>();
    private List<Subtask> subtasks = List.of();
    private long now;
    private int steps;

    private record Scheduled(long time, Runnable action) {}

    RoundRobinCluster(int budget, boolean refusing) {
        this.budget = budget;
        this.refusing = refusing;
    }

    /** Number of subtasks that run. */
    int running() {
        return subtasks.size();
    }

    /** Number of steps since the last deployment. */
    int steps() {
        return steps;
    }

    /** One step of each subtask, then what is due; {@code afterStep} is told of each step. */
    void round(Runnable afterStep) {
        for (Subtask subtask : subtasks) {
            if (subtask.step(budget) != Progress.ENDED) {
                steps++;
            }
            report();
            afterStep.run();
        }
        now++;
        for (Scheduled due :
                scheduled.stream().filter(each -> each.time() <= now).toList()) {
            scheduled.remove(due);
            due.action().run();
        }
        report();
    }

    private void report() {
        while (!reports.isEmpty()) {
            reports.remove().run();
        }
    }

    @Override
    public Clock clock() {
        return () -> now;
    }

    @Override
    public Draws draws() {
        return draws;
    }

    @Override
    public ChannelFactory channels() {
        return id -> new RefusingChannel(id, refusing);
    }

    @Override
    public WriteOut writeOut() {
        return (subtask, snapshot, outcome) -> false;
    }

    @Override
    public void schedule(long time, Runnable action) {
        scheduled.add(new Scheduled(time, action));
    }

    @Override
    public void deploy(List<Subtask> deployed) {
        List<Subtask> running = new ArrayList<>(subtasks);
        running.addAll(deployed);
        subtasks = List.copyOf(running);
        steps = 0;
    }

    @Override
    public void undeploy(Collection<Subtask> undeployed) {
        subtasks = subtasks.stream().filter(each -> !undeployed.contains(each)).toList();
    }

    @Override
    public void send(Subtask subtask, SubtaskMessage message) {
        subtask.send(message);
    }

    @Override
    public void toMaster(Runnable report) {
        reports.add(report);
    }
}
