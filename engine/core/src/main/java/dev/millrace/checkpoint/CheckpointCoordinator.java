package dev.millrace.checkpoint;

import dev.millrace.graph.CheckpointSettings;
import dev.millrace.trace.SnapshotKind;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Tracer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks for snapshots, counts acknowledgements, and knows what a failure goes back to. Passive; used on the job master's thread
 * only. See Flink's CheckpointCoordinator and CheckpointFailureManager.
 */
public final class CheckpointCoordinator {
    /** The number of no snapshot. */
    public static final long NONE = -1;

    private final @Nullable Tracer tracer;
    private final Messenger messenger;
    private final SnapshotStorage storage;
    private final CheckpointSettings settings;
    private final Map<String, Integer> maxParallelism;
    private final Deque<SnapshotKind> requests = new ArrayDeque<>();
    private final Deque<LongConsumer> early = new ArrayDeque<>();
    private final TreeMap<Long, PendingSnapshot> pending = new TreeMap<>();
    private @Nullable CompletedSnapshot recoverable;
    private long nextCheckpoint;
    private int failuresInARow;

    /** How the coordinator reaches the running job. */
    public interface Messenger {
        /** Everybody who has to acknowledge. */
        Collection<SubtaskId> subtasks();

        /** Tells the sources to start the checkpoint. */
        void trigger(long checkpoint, SnapshotKind kind);

        /** Tells everybody that the checkpoint is complete. */
        void completed(CompletedSnapshot snapshot);

        /** Tells everybody that the checkpoint will never complete. */
        void aborted(long checkpoint);

        /** More checkpoints in a row have failed than the job tolerates. */
        void exceededTolerableFailures();
    }

    /** Starts with {@code from} as what a failure goes back to (null = the beginning); numbers go on behind {@code lastCheckpoint}. */
    public CheckpointCoordinator(
            @Nullable CompletedSnapshot from,
            long lastCheckpoint,
            CheckpointSettings settings,
            Map<String, Integer> maxParallelism,
            Messenger messenger,
            SnapshotStorage storage,
            @Nullable Tracer tracer) {
        this.recoverable = from;
        this.nextCheckpoint = lastCheckpoint + 1;
        this.settings = settings;
        this.maxParallelism = maxParallelism;
        this.messenger = messenger;
        this.storage = storage;
        this.tracer = tracer;
    }

    /** Asks for a snapshot: now, but for a job's last one, which is taken when those under way have ended. Its number, {@link #NONE} where it has none yet. */
    public long request(SnapshotKind kind) {
        if (kind.isLast() && !pending.isEmpty()) {
            requests.add(kind);
            return NONE;
        }
        long checkpoint = nextCheckpoint++;
        pending.put(checkpoint, new PendingSnapshot(checkpoint, kind, messenger.subtasks()));
        report(new TraceEvent.CheckpointTriggered(checkpoint, kind));
        messenger.trigger(checkpoint, kind);
        return checkpoint;
    }

    /**
     * Asks for a checkpoint as soon as there is room for one, before those that it is time for. {@code begun} hears its number, or
     * {@link #NONE} where the job goes down before. See Flink's CheckpointRequestDecider.
     */
    public void requestEarly(LongConsumer begun) {
        early.add(begun);
        next();
    }

    /** Whether as many snapshots are under way as may be when a checkpoint begins, or the job's last one is. */
    public boolean isBusy() {
        return pending.size() >= settings.maxConcurrent()
                || !requests.isEmpty()
                || pending.values().stream().anyMatch(each -> each.kind().isLast());
    }

    /** Whether that snapshot is under way. */
    public boolean isPending(long checkpoint) {
        return pending.containsKey(checkpoint);
    }

    /** Takes a subtask's acknowledgement; one for a snapshot that is not under way is ignored. */
    public void acknowledged(SubtaskId subtask, long checkpoint, Map<String, OperatorSnapshot> snapshots) {
        PendingSnapshot current = pending.get(checkpoint);
        if (current == null) {
            return;
        }
        report(new TraceEvent.SnapshotAcknowledged(subtask, checkpoint));
        if (current.acknowledge(subtask, snapshots)) {
            complete(current.complete(maxParallelism));
        }
    }

    private void complete(CompletedSnapshot snapshot) {
        try {
            storage.store(snapshot);
        } catch (IOException unstored) {
            failed(snapshot.checkpoint(), "it could not be stored: " + unstored.getMessage());
            return;
        }
        if (settings.retained() > 0) {
            storage.retain(settings.retained());
        }
        pending.remove(snapshot.checkpoint());
        if (snapshot.kind() != SnapshotKind.SAVEPOINT) {
            abortSubsumed(snapshot.checkpoint());
            recoverable = snapshot;
            failuresInARow = 0;
        }
        report(new TraceEvent.CheckpointCompleted(snapshot.checkpoint(), snapshot.kind(), snapshot.bytes()));
        messenger.completed(snapshot);
        next();
    }

    /** Nobody will go back to an older checkpoint any more. */
    private void abortSubsumed(long by) {
        List.copyOf(pending.headMap(by).values()).stream()
                .filter(older -> older.kind() == SnapshotKind.CHECKPOINT)
                .forEach(older -> giveUp(older.checkpoint(), "checkpoint " + by + " is complete"));
    }

    /** Gives up one snapshot; nothing happens if it is not under way. */
    public void abort(long checkpoint, String reason) {
        giveUp(checkpoint, reason);
        next();
    }

    /** The same for one that has not completed in time, or could not be written or stored: it counts as a failure. */
    public void failed(long checkpoint, String reason) {
        PendingSnapshot over = pending.get(checkpoint);
        if (over == null) {
            return;
        }
        boolean counts = over.kind() == SnapshotKind.CHECKPOINT || over.kind() == SnapshotKind.FINAL_CHECKPOINT;
        abort(checkpoint, reason);
        if (counts && ++failuresInARow > settings.tolerableFailures()) {
            failuresInARow = 0;
            messenger.exceededTolerableFailures();
        }
    }

    /** Gives up every snapshot under way and every one that waits, because subtasks went down. */
    public void abortAll(String reason) {
        requests.clear();
        dismissEarly();
        List.copyOf(pending.keySet()).forEach(checkpoint -> giveUp(checkpoint, reason));
    }

    /** Tells those who wait for a checkpoint that there will be none. */
    public void dismissEarly() {
        List<LongConsumer> waiting = List.copyOf(early);
        early.clear();
        waiting.forEach(begun -> begun.accept(NONE));
    }

    private void giveUp(long checkpoint, String reason) {
        if (pending.remove(checkpoint) != null) {
            report(new TraceEvent.CheckpointAborted(checkpoint, reason));
            messenger.aborted(checkpoint);
        }
    }

    /** What a failure goes back to: the newest complete checkpoint, else what the job was started from, else null. */
    public @Nullable CompletedSnapshot recoverable() {
        return recoverable;
    }

    /** Number of the newest snapshot ever triggered. */
    public long lastCheckpoint() {
        return nextCheckpoint - 1;
    }

    private void next() {
        if (pending.isEmpty() && !requests.isEmpty()) {
            request(requests.remove());
        }
        while (!early.isEmpty() && !isBusy()) {
            early.remove().accept(request(SnapshotKind.CHECKPOINT));
        }
    }

    private void report(TraceEvent event) {
        if (tracer != null) {
            tracer.report(event);
        }
    }
}
