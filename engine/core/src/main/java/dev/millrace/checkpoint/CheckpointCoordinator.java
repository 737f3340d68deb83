package dev.millrace.checkpoint;

import dev.millrace.trace.SnapshotKind;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Tracer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for snapshots one at a time, counts acknowledgements, and knows what a failure goes back to. Passive; used on the job
 * master's thread only. See Flink, "Checkpointing under the hood".
 */
public final class CheckpointCoordinator {
    private final @Nullable Tracer tracer;
    private final Messenger messenger;
    private final SnapshotStorage storage;
    private final Map<String, Integer> maxParallelism;
    private final Deque<SnapshotKind> requests = new ArrayDeque<>();
    private @Nullable PendingSnapshot pending;
    private @Nullable CompletedSnapshot recoverable;
    private long nextCheckpoint;

    /** How the coordinator reaches the running subtasks. */
    public interface Messenger {
        /** Everybody who has to acknowledge. */
        Collection<SubtaskId> subtasks();

        /** Tells the sources to start the checkpoint. */
        void trigger(long checkpoint, SnapshotKind kind);

        /** Tells everybody that the checkpoint is complete. */
        void completed(CompletedSnapshot snapshot);

        /** Tells everybody that the checkpoint will never complete. */
        void aborted(long checkpoint);
    }

    /** Starts with {@code from} as what a failure goes back to (null = the beginning); numbers go on behind {@code lastCheckpoint}. */
    public CheckpointCoordinator(
            @Nullable CompletedSnapshot from,
            long lastCheckpoint,
            Map<String, Integer> maxParallelism,
            Messenger messenger,
            SnapshotStorage storage,
            @Nullable Tracer tracer) {
        this.recoverable = from;
        this.nextCheckpoint = lastCheckpoint + 1;
        this.maxParallelism = maxParallelism;
        this.messenger = messenger;
        this.storage = storage;
        this.tracer = tracer;
    }

    /** Asks for a snapshot: now, or as soon as the one under way has ended. */
    public void request(SnapshotKind kind) {
        if (pending != null) {
            requests.add(kind);
            return;
        }
        PendingSnapshot started = new PendingSnapshot(nextCheckpoint++, kind, messenger.subtasks());
        pending = started;
        report(new TraceEvent.CheckpointTriggered(started.checkpoint(), kind));
        messenger.trigger(started.checkpoint(), kind);
    }

    /** Whether a snapshot is under way. */
    public boolean isBusy() {
        return pending != null;
    }

    /** Number of the snapshot under way, -1 for none. */
    public long pendingCheckpoint() {
        return pending == null ? -1 : pending.checkpoint();
    }

    /** Takes a subtask's acknowledgement; one for a snapshot that is not under way is ignored. */
    public void acknowledged(SubtaskId subtask, long checkpoint, Map<String, OperatorSnapshot> snapshots) {
        PendingSnapshot current = pending;
        if (current == null || current.checkpoint() != checkpoint) {
            return;
        }
        report(new TraceEvent.SnapshotAcknowledged(subtask, checkpoint));
        if (!current.acknowledge(subtask, snapshots)) {
            return;
        }
        CompletedSnapshot complete = current.complete(maxParallelism);
        try {
            storage.store(complete);
        } catch (IOException unstored) {
            abort("it could not be stored: " + unstored.getMessage(), false);
            return;
        }
        pending = null;
        if (complete.kind() != SnapshotKind.SAVEPOINT) {
            recoverable = complete;
        }
        report(new TraceEvent.CheckpointCompleted(checkpoint, complete.kind(), complete.bytes()));
        messenger.completed(complete);
        next();
    }

    /** Gives up the snapshot under way, and every one that waits if the job went down. */
    public void abort(String reason, boolean jobWentDown) {
        PendingSnapshot current = pending;
        pending = null;
        if (jobWentDown) {
            requests.clear();
        }
        if (current != null) {
            report(new TraceEvent.CheckpointAborted(current.checkpoint(), reason));
            messenger.aborted(current.checkpoint());
        }
        next();
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
        if (pending == null && !requests.isEmpty()) {
            request(requests.remove());
        }
    }

    private void report(TraceEvent event) {
        if (tracer != null) {
            tracer.report(event);
        }
    }
}
