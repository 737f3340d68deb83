package dev.millrace.simulation;

import dev.millrace.runtime.ChannelFactory;
import dev.millrace.runtime.Clock;
import dev.millrace.runtime.Cluster;
import dev.millrace.runtime.Draws;
import dev.millrace.runtime.Subtask;
import dev.millrace.runtime.SubtaskMessage;
import dev.millrace.runtime.WriteOut;
import dev.millrace.trace.ChannelId;
import dev.millrace.trace.SubtaskId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Drives the subtasks of one job in virtual time, and carries messages between them and the job master with a delay. */
final class SimulatedCluster implements Cluster, SimulatedChannel.Watcher {
    /** Delay of a message to or from the job master, in virtual ms. */
    private static final World.Range CONTROL_LATENCY = new World.Range(1, 4);

    private final EventQueue queue;
    private final World world;
    private final WorldRules rules;
    private final Draws draws;
    private final DrivenSubtask.Stepping stepping;
    private final Map<SubtaskId, DrivenSubtask> driven = new LinkedHashMap<>();
    private final Map<SubtaskId, List<SimulatedChannel>> inputs = new LinkedHashMap<>();
    private final Map<SubtaskId, Long> lastMessage = new LinkedHashMap<>();
    private final Set<ChannelId> held = new HashSet<>();
    private final Set<SubtaskId> failing = new HashSet<>();
    private long messages;
    private int lostSlots;

    SimulatedCluster(EventQueue queue, World world, WorldRules rules, DrivenSubtask.Stepping stepping) {
        this.queue = queue;
        this.world = world;
        this.rules = rules;
        this.draws = new Draws(world.seed());
        this.stepping = stepping;
    }

    @Override
    public Clock clock() {
        return queue::now;
    }

    @Override
    public int slots() {
        return world.slots() > 0 ? world.slots() - lostSlots : Integer.MAX_VALUE;
    }

    /** A slot is gone, and these were in it: they take no step any more. */
    void lose(List<Subtask> subtasks) {
        lostSlots++;
        for (Subtask subtask : subtasks) {
            DrivenSubtask drive = driven.get(subtask.id());
            if (drive != null) {
                drive.undeploy();
            }
        }
    }

    @Override
    public Draws draws() {
        return draws;
    }

    @Override
    public ChannelFactory channels() {
        return this::channel;
    }

    private SimulatedChannel channel(ChannelId id) {
        SimulatedChannel channel =
                new SimulatedChannel(id, rules.latency(id), world.channelCapacity(), draws, queue, this);
        channel.setHeld(held.contains(id));
        inputs.computeIfAbsent(id.to(), to -> new ArrayList<>()).add(channel);
        return channel;
    }

    /** Has the channel deliver nothing, where there is such a channel, or deliver again; says whether that changes anything. */
    boolean hold(ChannelId id, boolean now) {
        SimulatedChannel channel = find(id);
        // One that is let go while the job restarts is there no more, and must not be held in the next attempt.
        boolean changes = now ? channel != null && held.add(id) : held.remove(id);
        if (changes && channel != null) {
            channel.setHeld(now);
        }
        return changes;
    }

    private @Nullable SimulatedChannel find(ChannelId id) {
        return inputs.getOrDefault(id.to(), List.of()).stream()
                .filter(channel -> channel.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    @Override
    public void schedule(long time, Runnable action) {
        queue.schedule(time, action);
    }

    @Override
    public void deploy(List<Subtask> subtasks) {
        for (Subtask subtask : subtasks) {
            List<SimulatedChannel> channels = inputs.getOrDefault(subtask.id(), List.of());
            DrivenSubtask drive = new DrivenSubtask(subtask, queue, rules.cost(subtask.id()), channels, stepping);
            driven.put(subtask.id(), drive);
            drive.wake(queue.now() + controlLatency());
        }
    }

    @Override
    public void undeploy(Collection<Subtask> subtasks) {
        for (Subtask subtask : subtasks) {
            DrivenSubtask drive = driven.remove(subtask.id());
            if (drive != null) {
                drive.undeploy();
            }
            inputs.remove(subtask.id());
        }
    }

    @Override
    public WriteOut writeOut() {
        return (subtask, snapshot, outcome) -> {
            long time = rules.writeOut(subtask);
            String problem = failing.remove(subtask) ? "no space left on device" : null;
            if (time > 0 || problem != null) {
                queue.schedule(queue.now() + time, () -> {
                    outcome.written(problem);
                    wake(subtask, queue.now());
                });
                return true;
            }
            return false;
        };
    }

    /** Has the next snapshot that the subtask writes out fail. */
    void failWriteOut(SubtaskId subtask) {
        failing.add(subtask);
    }

    @Override
    public void send(Subtask subtask, SubtaskMessage message) {
        DrivenSubtask receiver = driven.get(subtask.id());
        // Messages to one subtask never overtake each other.
        long arrives = Math.max(queue.now() + controlLatency(), lastMessage.getOrDefault(subtask.id(), 0L));
        lastMessage.put(subtask.id(), arrives);
        queue.schedule(arrives, () -> {
            subtask.send(message);
            if (receiver != null) {
                receiver.wake(queue.now());
            }
        });
    }

    @Override
    public void toMaster(Runnable report) {
        queue.schedule(queue.now() + controlLatency(), report);
    }

    @Override
    public void sent(SimulatedChannel channel, long arrives) {
        wake(channel.id().to(), arrives);
    }

    @Override
    public void roomMade(SimulatedChannel channel) {
        wake(channel.id().from(), queue.now());
    }

    private void wake(SubtaskId id, long time) {
        DrivenSubtask subtask = driven.get(id);
        if (subtask != null) {
            subtask.wake(time);
        }
    }

    private long controlLatency() {
        return draws.draw(CONTROL_LATENCY.from(), CONTROL_LATENCY.to(), 0, messages++);
    }
}
