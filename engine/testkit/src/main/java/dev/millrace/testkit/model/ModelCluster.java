package dev.millrace.testkit.model;

import dev.millrace.graph.CheckpointSettings;
import dev.millrace.runtime.ChannelFactory;
import dev.millrace.runtime.Clock;
import dev.millrace.runtime.Cluster;
import dev.millrace.runtime.Draws;
import dev.millrace.runtime.Subtask;
import dev.millrace.runtime.SubtaskMessage;
import dev.millrace.runtime.WriteOut;
import dev.millrace.trace.ChannelId;
import dev.millrace.trace.SubtaskId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/**
 * A scheduler that decides nothing: it knows what may happen next, and does what it is told to. Time stands still; what is due
 * later may happen at any point.
 */
final class ModelCluster implements Cluster {
    /** In place of a channel. */
    static final int NONE = -1;

    private static final int NOBODY = -1;

    private final Draws draws = new Draws(1);
    private final Bounds bounds;
    private final List<Running> running = new ArrayList<>();
    private final List<ModelChannel> channels = new ArrayList<>();
    private final List<Scheduled> scheduled = new ArrayList<>();
    /** By the position of the subtask that sent it. */
    private final List<List<Runnable>> reports = new ArrayList<>();

    private int acting = NOBODY;

    /** One subtask, its receiving channels, and the messages on their way to it. */
    static final class Running {
        private final Subtask subtask;
        private final List<ModelChannel> inputs;
        private final Deque<SubtaskMessage> messages = new ArrayDeque<>();
        private boolean opened;

        Running(Subtask subtask, List<ModelChannel> inputs) {
            this.subtask = subtask;
            this.inputs = inputs;
        }

        Subtask subtask() {
            return subtask;
        }

        List<ModelChannel> inputs() {
            return inputs;
        }

        Deque<SubtaskMessage> messages() {
            return messages;
        }

        /** Whether it has taken its first step. */
        boolean isOpened() {
            return opened;
        }
    }

    /** What the job master asked for; {@code delay} tells what it is. */
    record Scheduled(long delay, Runnable action) {}

    ModelCluster(Bounds bounds) {
        this.bounds = bounds;
    }

    List<Running> running() {
        return running;
    }

    List<Scheduled> scheduled() {
        return scheduled;
    }

    List<List<Runnable>> reports() {
        return reports;
    }

    /** Position of the subtask that sends into the channel. */
    int sender(int position, int channel) {
        SubtaskId from = running.get(position).inputs().get(channel).id().from();
        for (int sender = 0; sender < running.size(); sender++) {
            if (running.get(sender).subtask().id().equals(from)) {
                return sender;
            }
        }
        return NOBODY;
    }

    /** One step of the subtask in which the channel ({@link #NONE}: no channel) shows what it holds. */
    void step(int position, int channel) {
        Running stepped = running.get(position);
        acting = position;
        if (channel >= 0) {
            stepped.inputs().get(channel).show(true);
        }
        stepped.subtask().step(1);
        stepped.opened = true;
        if (channel >= 0) {
            stepped.inputs().get(channel).show(false);
        }
        acting = NOBODY;
    }

    void receive(int position) {
        Running receiver = running.get(position);
        receiver.subtask().send(receiver.messages().remove());
        step(position, NONE);
    }

    void report(int position, int index) {
        reports.get(position).remove(index).run();
    }

    void run(int due) {
        scheduled.remove(due).action().run();
    }

    /** The subtask fails, and the job master is told at once. */
    void kill(int position) {
        acting = position;
        List<Runnable> sent = reports.get(position);
        int before = sent.size();
        running.get(position).subtask().kill("killed by the exploration");
        acting = NOBODY;
        if (sent.size() > before) {
            sent.remove(before).run();
        }
        if (!bounds.late()) {
            reports.forEach(each -> each.forEach(Runnable::run));
            reports.forEach(List::clear);
        }
    }

    // ---- what the job master asks for ----------------------------------------------------------------------------

    @Override
    public Clock clock() {
        return () -> 0;
    }

    @Override
    public Draws draws() {
        return draws;
    }

    @Override
    public ChannelFactory channels() {
        return this::channel;
    }

    private ModelChannel channel(ChannelId id) {
        ModelChannel channel = new ModelChannel(id, bounds.channelCapacity());
        channels.add(channel);
        return channel;
    }

    @Override
    public WriteOut writeOut() {
        return (subtask, snapshot, outcome) -> false;
    }

    /** Time stands still, so no checkpoint ever takes too long. */
    @Override
    public void schedule(long time, Runnable action) {
        if (time < CheckpointSettings.NONE.timeout()) {
            scheduled.add(new Scheduled(time, action));
        }
    }

    @Override
    public void deploy(List<Subtask> subtasks) {
        for (Subtask subtask : subtasks) {
            List<ModelChannel> inputs = channels.stream()
                    .filter(each -> each.id().to().equals(subtask.id()))
                    .toList();
            running.add(new Running(subtask, inputs));
            if (reports.size() < running.size()) {
                reports.add(new ArrayList<>());
            }
        }
    }

    @Override
    public void undeploy(Collection<Subtask> subtasks) {
        running.removeIf(each -> subtasks.contains(each.subtask()));
        channels.removeIf(channel -> subtasks.stream()
                .anyMatch(subtask -> subtask.id().equals(channel.id().to())));
    }

    @Override
    public void send(Subtask subtask, SubtaskMessage message) {
        for (Running each : running) {
            if (each.subtask() == subtask) {
                each.messages().add(message);
            }
        }
    }

    @Override
    public void toMaster(Runnable report) {
        reports.get(acting).add(report);
    }
}
