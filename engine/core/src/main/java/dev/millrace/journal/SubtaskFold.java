package dev.millrace.journal;

import dev.millrace.journal.SubtaskView.Current;
import dev.millrace.journal.SubtaskView.Restored;
import dev.millrace.journal.SubtaskView.Status;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.TraceEvent.JobStarted;
import dev.millrace.trace.TraceEvent.OfSubtask;
import dev.millrace.trace.TraceEvent.RecordLate;
import dev.millrace.trace.TraceEvent.RecordReceived;
import dev.millrace.trace.TraceEvent.RecordTaken;
import dev.millrace.trace.TraceEvent.SlotLost;
import dev.millrace.trace.TraceEvent.SlotsMissing;
import dev.millrace.trace.TraceEvent.StateRestored;
import dev.millrace.trace.TraceEvent.StatusChanged;
import dev.millrace.trace.TraceEvent.SubtaskFinished;
import dev.millrace.trace.TraceEvent.SubtaskStarted;
import dev.millrace.trace.TraceEvent.TaskCancelled;
import dev.millrace.trace.TraceEvent.TaskFailed;
import dev.millrace.trace.TraceEvent.VertexDeclared;
import dev.millrace.trace.TraceEvent.WatermarkAdvanced;
import dev.millrace.trace.Traced;

/** What events do to the subtasks. */
final class SubtaskFold {
    private SubtaskFold() {}

    static PersistentMap<SubtaskId, SubtaskView> after(
            PersistentMap<SubtaskId, SubtaskView> subtasks,
            JobView job,
            PersistentMap<Long, CheckpointView> checkpoints,
            Traced traced) {
        TraceEvent event = traced.event();
        if (event instanceof JobStarted) {
            return PersistentMap.empty();
        } else if (event instanceof VertexDeclared vertex) {
            return declared(subtasks, vertex);
        } else if (event instanceof SlotLost lost) {
            return lost(subtasks, lost);
        } else if (event instanceof SlotsMissing) {
            return scheduled(subtasks);
        } else if (event instanceof OfSubtask of) {
            SubtaskView found = subtasks.find(of.subtask());
            SubtaskView old = found == null ? SubtaskView.created(of.subtask()) : found;
            SubtaskView now = event instanceof StateRestored restored
                    ? restored(old, restored, job, checkpoints, traced)
                    : changed(old, of, traced).withMeasured(old.measured().after(of, traced));
            return subtasks.with(now.id(), now);
        }
        return subtasks;
    }

    /** All that are down wait. */
    private static PersistentMap<SubtaskId, SubtaskView> scheduled(PersistentMap<SubtaskId, SubtaskView> subtasks) {
        PersistentMap<SubtaskId, SubtaskView> now = subtasks;
        for (SubtaskView subtask : subtasks.values()) {
            now = subtask.isDeployed() ? now : now.with(subtask.id(), subtask.withStatus(Status.SCHEDULED, null));
        }
        return now;
    }

    private static PersistentMap<SubtaskId, SubtaskView> lost(
            PersistentMap<SubtaskId, SubtaskView> subtasks, SlotLost lost) {
        PersistentMap<SubtaskId, SubtaskView> now = subtasks;
        for (String id : lost.subtasks()) {
            SubtaskView subtask = subtasks.find(SubtaskId.parse(id));
            now = subtask == null ? now : now.with(subtask.id(), subtask.withStatus(Status.LOST, null));
        }
        return now;
    }

    private static SubtaskView changed(SubtaskView subtask, OfSubtask event, Traced traced) {
        if (event instanceof RecordReceived received) {
            return subtask.withCurrent(new Current(
                    traced.position(), traced.time(), received.key(), received.value(), received.timestamp(), null));
        } else if (event instanceof RecordTaken taken) {
            return subtask.withCurrent(
                    new Current(traced.position(), traced.time(), taken.key(), taken.value(), taken.timestamp(), null));
        } else if (event instanceof WatermarkAdvanced advanced) {
            return subtask.withWatermark(advanced.watermark());
        } else if (event instanceof StatusChanged status) {
            return subtask.withIdle(status.idle());
        } else if (event instanceof RecordLate late && subtask.current() != null) {
            return subtask.withCurrent(subtask.current().late(late.outcome()));
        }
        return lifecycle(subtask, event, traced);
    }

    private static SubtaskView lifecycle(SubtaskView subtask, OfSubtask event, Traced traced) {
        if (event instanceof SubtaskStarted started) {
            return subtask.started(started.attempt());
        } else if (event instanceof SubtaskFinished) {
            return subtask.withStatus(Status.FINISHED, null);
        } else if (event instanceof TaskFailed failed) {
            return subtask.withContents(Contents.NONE).withStatus(Status.FAILED, failed.cause());
        } else if (event instanceof TaskCancelled) {
            return subtask.withContents(Contents.NONE).withStatus(Status.CANCELED, null);
        }
        return subtask.withContents(ContentsFold.after(subtask.contents(), event, traced.position()));
    }

    private static SubtaskView restored(
            SubtaskView subtask,
            StateRestored event,
            JobView job,
            PersistentMap<Long, CheckpointView> checkpoints,
            Traced traced) {
        CheckpointView checkpoint = checkpoints.find(event.checkpoint());
        Contents from = checkpoint == null ? Contents.NONE : Restore.contents(checkpoint, subtask.id(), job);
        Restored restored = new Restored(traced.position(), traced.time(), event.checkpoint(), event.entries());
        return subtask.restored(restored, from);
    }

    private static PersistentMap<SubtaskId, SubtaskView> declared(
            PersistentMap<SubtaskId, SubtaskView> subtasks, VertexDeclared vertex) {
        PersistentMap<SubtaskId, SubtaskView> more = subtasks;
        for (int index = 0; index < vertex.parallelism(); index++) {
            SubtaskId id = new SubtaskId(vertex.vertex(), index);
            more = more.with(id, SubtaskView.created(id));
        }
        return more;
    }
}
