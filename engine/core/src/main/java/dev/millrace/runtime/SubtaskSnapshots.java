package dev.millrace.runtime;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.trace.SnapshotKind;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Tracer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A subtask's part in snapshots, on its thread: sends the barrier on, has the operators copied, keeps what is in flight where the
 * barrier overtakes, has it written, and acknowledges.
 */
final class SubtaskSnapshots implements BarrierOvertaker.Keeper {
    private final SubtaskSurroundings surroundings;
    private final OperatorChain chain;
    private final InputGate gate;
    private final boolean overtakes;
    private final LongConsumer suspend;
    private final Written mail;
    private final @Nullable Tracer tracer;
    /** Copied and not yet acknowledged. */
    private final Map<Long, Map<String, OperatorSnapshot>> held = new TreeMap<>();

    private InFlightLog log = new InFlightLog();

    /** Has {@link #written} called on the subtask's thread; called from any. */
    interface Written {
        void accept(long checkpoint, @Nullable String problem);
    }

    /**
     * One subtask's snapshots.
     *
     * @param overtakes whether barriers that may overtake are sent in front of what is in flight; Chandy and Lamport's never are
     * @param mail carries the word that a snapshot is written to the subtask's thread
     * @param suspend told of the snapshot taken that is the one that stops the job, by its number
     */
    SubtaskSnapshots(
            SubtaskSurroundings surroundings,
            OperatorChain chain,
            InputGate gate,
            boolean overtakes,
            LongConsumer suspend,
            Written mail) {
        this.surroundings = surroundings;
        this.chain = chain;
        this.gate = gate;
        this.overtakes = overtakes;
        this.suspend = suspend;
        this.mail = mail;
        this.tracer = surroundings.tracer();
    }

    /** Takes the snapshot as a source, or where all barriers are here: nothing is in flight before it. */
    @Override
    public void complete(Barrier barrier) throws Exception {
        copy(barrier);
        write(barrier.checkpoint());
    }

    @Override
    public void start(Barrier barrier) throws Exception {
        copy(barrier);
        log = new InFlightLog();
        gate.log(log);
    }

    private void copy(Barrier barrier) throws Exception {
        Map<String, OperatorSnapshot.ListState> refused = new LinkedHashMap<>();
        if (overtakes && barrier.overtakes(surroundings.clock().now())) {
            chain.overtake(barrier, refused);
        } else {
            if (overtakes && barrier.overtakes()) {
                chain.announce(barrier);
            }
            chain.broadcast(barrier);
        }
        Map<String, OperatorSnapshot> snapshots = chain.snapshot(barrier);
        addToHead(snapshots, refused);
        held.put(barrier.checkpoint(), snapshots);
        if (tracer != null) {
            int entries = snapshots.values().stream()
                    .mapToInt(OperatorSnapshot::entries)
                    .sum();
            long bytes = snapshots.values().stream()
                    .mapToLong(OperatorSnapshot::addedBytes)
                    .sum();
            tracer.report(new TraceEvent.SnapshotTaken(surroundings.subtask(), barrier.checkpoint(), entries, bytes));
        }
        if (barrier.kind() == SnapshotKind.STOP_WITH_SAVEPOINT) {
            suspend.accept(barrier.checkpoint());
        }
    }

    private void addToHead(Map<String, OperatorSnapshot> snapshots, Map<String, OperatorSnapshot.ListState> lists) {
        if (!lists.isEmpty()) {
            snapshots.computeIfPresent(chain.headId(), (id, head) -> head.withLists(lists));
        }
    }

    @Override
    public void record(int channel, long checkpoint) {
        log.record(channel);
    }

    @Override
    public void keep(int channel, long position) {
        log.stop(channel);
        gate.inspect(channel, position, (payload, stamp, at, arrives) -> log.keep(channel, payload, stamp));
    }

    @Override
    public long find(int channel, long checkpoint) {
        long now = surroundings.clock().now();
        long[] found = {-1};
        gate.inspect(channel, Long.MAX_VALUE, (payload, stamp, at, arrives) -> {
            if (payload instanceof Barrier barrier && barrier.checkpoint() == checkpoint && arrives <= now) {
                found[0] = at;
            }
        });
        return found[0];
    }

    @Override
    public void finish(long checkpoint) {
        gate.log(null);
        Map<String, OperatorSnapshot> snapshots = held.get(checkpoint);
        if (snapshots == null) {
            return;
        }
        Map<String, OperatorSnapshot.ListState> lists = new LinkedHashMap<>();
        log.kept().forEach((channel, elements) -> {
            lists.put(InFlight.list(true, gate.channel(channel)), InFlight.write(elements, gate.type(channel)));
            if (tracer != null) {
                tracer.report(new TraceEvent.InFlightKept(
                        surroundings.subtask(), gate.channel(channel), checkpoint, elements.size()));
            }
        });
        addToHead(snapshots, lists);
        write(checkpoint);
    }

    private void write(long checkpoint) {
        Map<String, OperatorSnapshot> snapshots = held.get(checkpoint);
        if (snapshots != null
                && !surroundings
                        .writeOut()
                        .begin(surroundings.subtask(), snapshots, problem -> mail.accept(checkpoint, problem))) {
            acknowledge(checkpoint);
        }
    }

    /** The snapshot has been written, or ({@code problem} not null) cannot be. */
    void written(long checkpoint, @Nullable String problem) {
        if (problem != null) {
            if (held.remove(checkpoint) != null) {
                surroundings.reports().unwritten(surroundings.subtask(), checkpoint, problem);
            }
            return;
        }
        if (tracer != null && held.containsKey(checkpoint)) {
            tracer.report(new TraceEvent.SnapshotWritten(surroundings.subtask(), checkpoint));
        }
        acknowledge(checkpoint);
    }

    private void acknowledge(long checkpoint) {
        Map<String, OperatorSnapshot> snapshots = held.remove(checkpoint);
        if (snapshots != null) {
            surroundings.reports().acknowledged(surroundings.subtask(), checkpoint, snapshots);
        }
    }

    /** The coordinator gave the checkpoint up. */
    void forget(long checkpoint) {
        held.remove(checkpoint);
    }

    @Override
    public void block(int channel, long checkpoint) {
        gate.block(channel, checkpoint);
    }

    @Override
    public void unblock(int channel, long checkpoint) {
        gate.unblock(channel, checkpoint);
    }

    @Override
    public void givenUp(long checkpoint, BarrierHandler.Reason reason) {
        held.remove(checkpoint);
        surroundings.reports().declined(surroundings.subtask(), checkpoint, reason.name());
    }
}
