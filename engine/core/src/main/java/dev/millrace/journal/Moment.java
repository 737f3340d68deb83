package dev.millrace.journal;

import dev.millrace.trace.ChannelId;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.Traced;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is to see at one instant of a run: a pure function of the trace up to it. Immutable; safe to read from any
 * thread. Two moments of one run share all that did not change between them.
 *
 * @param last the event that led here; null before the first event
 * @param job the job
 * @param subtasks its subtasks
 * @param channels its channels, with what is in them
 * @param checkpoints checkpoints and savepoints of the whole run, by number
 * @param sinks what is outside the job, by sink
 */
public record Moment(
        @Nullable Traced last,
        JobView job,
        PersistentMap<SubtaskId, SubtaskView> subtasks,
        PersistentMap<ChannelId, ChannelView> channels,
        PersistentMap<Long, CheckpointView> checkpoints,
        PersistentMap<String, SinkView> sinks) {
    /** The instant before the first event. */
    public static final Moment BEFORE = new Moment(
            null,
            JobView.NONE,
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty());

    /** Place in the journal of the event that led here; -1 before the first one. */
    public int position() {
        return last == null ? -1 : (int) last.position();
    }

    /** Processing time in ms of the event that led here; 0 before the first one. */
    public long time() {
        return last == null ? 0 : last.time();
    }

    /** This moment and then {@code traced}: the fold, one event at a time. */
    public Moment after(Traced traced) {
        MomentFold fold = new MomentFold(this);
        fold.take(traced);
        return fold.moment();
    }

    /** The channels into {@code subtask}, in the order of their names. */
    public List<ChannelView> inputs(SubtaskId subtask) {
        List<ChannelView> inputs = new ArrayList<>();
        for (ChannelView channel : channels.values()) {
            if (channel.id().to().equals(subtask)) {
                inputs.add(channel);
            }
        }
        return inputs;
    }

    /** The newest checkpoint that is under way, or null. */
    public @Nullable CheckpointView inProgress() {
        CheckpointView newest = null;
        for (CheckpointView checkpoint : checkpoints.values()) {
            newest = checkpoint.status() == CheckpointView.Status.IN_PROGRESS ? checkpoint : newest;
        }
        return newest;
    }

    /** The newest checkpoint that a failure would go back to, or null: a savepoint of a running job is not one. */
    public @Nullable CheckpointView lastCompleted() {
        CheckpointView newest = null;
        for (CheckpointView checkpoint : checkpoints.values()) {
            newest = checkpoint.status() == CheckpointView.Status.COMPLETED
                            && checkpoint.kind() != dev.millrace.trace.SnapshotKind.SAVEPOINT
                    ? checkpoint
                    : newest;
        }
        return newest;
    }
}
