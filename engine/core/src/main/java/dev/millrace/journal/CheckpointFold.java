package dev.millrace.journal;

import dev.millrace.journal.CheckpointView.Part;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.TraceEvent.BarrierInjected;
import dev.millrace.trace.TraceEvent.BarrierReceived;
import dev.millrace.trace.TraceEvent.CheckpointAborted;
import dev.millrace.trace.TraceEvent.CheckpointCompleted;
import dev.millrace.trace.TraceEvent.CheckpointTriggered;
import dev.millrace.trace.TraceEvent.InFlightKept;
import dev.millrace.trace.TraceEvent.SnapshotAcknowledged;
import dev.millrace.trace.TraceEvent.SnapshotTaken;
import dev.millrace.trace.Traced;
import org.jspecify.annotations.Nullable;

/** What events do to the checkpoints. */
final class CheckpointFold {
    private CheckpointFold() {}

    static PersistentMap<Long, CheckpointView> after(
            PersistentMap<Long, CheckpointView> checkpoints,
            PersistentMap<SubtaskId, SubtaskView> subtasks,
            Traced traced) {
        TraceEvent event = traced.event();
        if (event instanceof CheckpointTriggered triggered) {
            return checkpoints.with(
                    triggered.checkpoint(),
                    CheckpointView.triggered(
                            triggered.checkpoint(), triggered.kind(), traced.time(), traced.position()));
        }
        long number = event instanceof TraceEvent.OfCheckpoint of ? of.checkpoint() : -1;
        CheckpointView old = checkpoints.find(number);
        if (old == null) {
            return checkpoints;
        }
        return checkpoints.with(number, changed(old, subtasks, traced));
    }

    private static CheckpointView changed(
            CheckpointView checkpoint, PersistentMap<SubtaskId, SubtaskView> subtasks, Traced traced) {
        TraceEvent event = traced.event();
        if (event instanceof CheckpointCompleted completed) {
            return checkpoint.completed(traced.time(), completed.bytes());
        } else if (event instanceof CheckpointAborted aborted) {
            return checkpoint.aborted(traced.time(), aborted.reason());
        } else if (event instanceof BarrierInjected injected) {
            return checkpoint.withPart(injected.subtask(), part(checkpoint, injected.subtask(), traced));
        } else if (event instanceof BarrierReceived received) {
            Part part = part(checkpoint, received.subtask(), traced).withBarrier();
            return checkpoint.withPart(received.subtask(), part);
        } else if (event instanceof SnapshotTaken taken) {
            return taken(checkpoint, taken, subtasks.find(taken.subtask()), traced);
        } else if (event instanceof InFlightKept kept) {
            Part part = part(checkpoint, kept.subtask(), traced).withInFlight(kept.elements());
            return checkpoint.withPart(kept.subtask(), part);
        } else if (event instanceof SnapshotAcknowledged acknowledged) {
            Part part = part(checkpoint, acknowledged.subtask(), traced).acknowledged(traced.time());
            return checkpoint.withPart(acknowledged.subtask(), part);
        }
        return checkpoint;
    }

    private static CheckpointView taken(
            CheckpointView checkpoint, SnapshotTaken taken, @Nullable SubtaskView subtask, Traced traced) {
        Contents held = subtask == null ? Contents.NONE : subtask.contents();
        Part part =
                part(checkpoint, taken.subtask(), traced).taken(traced.time(), taken.entries(), taken.bytes(), held);
        return checkpoint.withPart(taken.subtask(), part);
    }

    private static Part part(CheckpointView checkpoint, SubtaskId subtask, Traced traced) {
        Part part = checkpoint.parts().find(subtask);
        return part == null ? Part.begun(traced.time()) : part;
    }
}
