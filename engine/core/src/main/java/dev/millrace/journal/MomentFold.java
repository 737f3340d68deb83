package dev.millrace.journal;

import dev.millrace.trace.ChannelId;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import org.jspecify.annotations.Nullable;

/**
 * Folds events into a moment. It holds immutable parts in fields that change, so that many events in a row build one
 * {@link Moment} at their end. Each part has a fold of its own, which leaves it alone where an event does not concern it.
 */
final class MomentFold {
    private @Nullable Traced last;
    private JobView job;
    private PersistentMap<SubtaskId, SubtaskView> subtasks;
    private PersistentMap<ChannelId, ChannelView> channels;
    private PersistentMap<Long, CheckpointView> checkpoints;
    private PersistentMap<String, SinkView> sinks;

    MomentFold(Moment from) {
        last = from.last();
        job = from.job();
        subtasks = from.subtasks();
        channels = from.channels();
        checkpoints = from.checkpoints();
        sinks = from.sinks();
    }

    /** Takes the next event of the journal. */
    void take(Traced traced) {
        TraceEvent event = traced.event();
        job = JobFold.after(job, traced);
        channels = ChannelFold.after(channels, job, traced);
        if (event instanceof TraceEvent.OfCheckpoint) {
            checkpoints = CheckpointFold.after(checkpoints, subtasks, traced);
        }
        subtasks = SubtaskFold.after(subtasks, job, checkpoints, traced);
        if (event instanceof TraceEvent.SubtaskStarted) {
            job = JobFold.deployed(job, subtasks);
        }
        sinks = SinkFold.after(sinks, traced);
        last = traced;
    }

    /** The moment after the events taken so far. */
    Moment moment() {
        return new Moment(last, job, subtasks, channels, checkpoints, sinks);
    }
}
