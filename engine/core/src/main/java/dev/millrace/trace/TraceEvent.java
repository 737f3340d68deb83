package dev.millrace.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the engine reports while it runs a job. The journal of these events is the only thing that the window, the
 * checks, the transcript and the tests read.
 *
 * <p>Conventions: times and timestamps are ms; {@code watermark == Long.MIN_VALUE} means "none yet" and {@code
 * Long.MAX_VALUE} "end of input"; {@code timestamp == Long.MIN_VALUE} means that a record has none; values, keys and
 * rows are canonical text (see {@link CanonicalText}), rendered when the event happened. {@code operator} is the uid
 * (else the name) of one operator inside a chain; {@code sequence} counts the elements of a channel from 0 in the order
 * sent, whatever their kind, and starts anew with each attempt of the job.
 */
public sealed interface TraceEvent {
    /** An event of one subtask. */
    sealed interface OfSubtask extends TraceEvent {
        /** The subtask that reported it. */
        SubtaskId subtask();
    }

    /** An event of one element on one channel. */
    sealed interface OfChannel extends OfSubtask {
        /** The channel. */
        ChannelId channel();
    }

    /** An element was put into a channel. */
    sealed interface Sent extends OfChannel {
        /** The time of arrival of an element that lies in its sender's buffer: none before {@link BufferFlushed}. */
        long BUFFERED = Long.MIN_VALUE;

        /** The element's place in the channel. */
        long sequence();

        /** Processing time at which the receiver can take it at the earliest; {@link #BUFFERED} where it waits in a buffer first. */
        long arrives();
    }

    /** An element was taken out of a channel. */
    sealed interface Received extends OfChannel {
        /** The element's place in the channel. */
        long sequence();
    }

    /** An event of one checkpoint or savepoint. */
    sealed interface OfCheckpoint extends TraceEvent {
        /** The checkpoint's number; grows over the whole run, also across restarts and upgrades. */
        long checkpoint();
    }

    /** An event of one window of one key. */
    sealed interface OfWindow extends OfSubtask {
        /** The window operator. */
        String operator();

        /** The key. */
        String key();

        /** First ms of the window. */
        long start();

        /** First ms after the window. */
        long end();
    }

    // ---- the job -------------------------------------------------------------------------------------------------

    /** A job (the first, or the changed one that resumes from a savepoint) was given to the engine; {@code run} counts from 0. */
    record JobStarted(String job, int run) implements TraceEvent {}

    /** One vertex of the job: a chain of operators that runs as {@code parallelism} subtasks; in topological order. {@code kind} is the head operator's kind: source, window, process, map, sink ... */
    record VertexDeclared(String vertex, List<String> operators, String kind, int parallelism, int maxParallelism)
            implements TraceEvent {}

    /** One edge of the job; {@code partitioning} is forward, hash, rebalance ... A forward or rescale edge has channels between even shares of both sides only, every other has all pairs. */
    record EdgeDeclared(String from, String to, String partitioning, int edge) implements TraceEvent {}

    /** A subtask was deployed; {@code attempt} is 0 at first and grows with every restart of the job. */
    record SubtaskStarted(SubtaskId subtask, int attempt) implements OfSubtask {}

    /** A subtask has done everything, the final checkpoint included. */
    record SubtaskFinished(SubtaskId subtask) implements OfSubtask {}

    /** A subtask failed: {@code killed} by the learner or a script, else by its own exception. */
    record TaskFailed(SubtaskId subtask, boolean killed, String cause) implements OfSubtask {}

    /** A healthy subtask was cancelled because another one failed or the job is stopping. */
    record TaskCancelled(SubtaskId subtask) implements OfSubtask {}

    /** The machine with a task slot is gone, and the subtasks in it with it; nobody knows yet. */
    record SlotLost(int slot, List<String> subtasks) implements TraceEvent {}

    /** The job needs more task slots than there are, and waits for them. */
    record SlotsMissing(String job, int needed, int available) implements TraceEvent {}

    /** The job will be deployed again after {@code delay} ms. */
    record JobRestarting(int attempt, long delay, String cause) implements TraceEvent {}

    /** Every subtask has finished. */
    record JobFinished(String job) implements TraceEvent {}

    /** The job ended with a failure that its restart strategy does not cover. */
    record JobFailed(String job, String cause) implements TraceEvent {}

    /** The job ended with a savepoint. */
    record JobStopped(String job, long savepoint) implements TraceEvent {}

    /** The job was ended at once, without a last snapshot. */
    record JobCancelled(String job) implements TraceEvent {}

    /** A limit of the run was reached and the run was ended; {@code sentence} says which, and what to do. */
    record LimitReached(String sentence) implements TraceEvent {}

    /** The learner's code printed a line. */
    record Printed(SubtaskId subtask, String text) implements OfSubtask {}

    /** A metric of an operator has another value. */
    record MetricChanged(SubtaskId subtask, String operator, String metric, String value) implements OfSubtask {}

    // ---- elements ------------------------------------------------------------------------------------------------

    /** A source read the record at {@code position} of {@code split}. */
    record RecordRead(SubtaskId subtask, String split, long position, String value, long timestamp)
            implements OfSubtask {}

    /** A record went into a channel; {@code key} is null where the channel is not keyed. */
    record RecordSent(
            SubtaskId subtask,
            ChannelId channel,
            long sequence,
            @Nullable String key,
            String value,
            long timestamp,
            long arrives)
            implements Sent {}

    /** A record was taken from a channel and processed. What follows, up to the subtask's next received element, timer or trigger, is its consequence. */
    record RecordReceived(
            SubtaskId subtask,
            ChannelId channel,
            long sequence,
            @Nullable String key,
            String value,
            long timestamp) implements Received {}

    /** Batch execution: a record that had been held back until all input was there was processed, in the order of the timestamps. */
    record RecordTaken(
            SubtaskId subtask, ChannelId channel, @Nullable String key, String value, long timestamp)
            implements OfChannel {}

    /** A watermark went into a channel. */
    record WatermarkSent(SubtaskId subtask, ChannelId channel, long sequence, long watermark, long arrives)
            implements Sent {}

    /** A watermark was taken from a channel. */
    record WatermarkReceived(SubtaskId subtask, ChannelId channel, long sequence, long watermark) implements Received {}

    /** The subtask's event-time clock (the minimum over its channels that are not idle) moved to {@code watermark}; timers due fire next. */
    record WatermarkAdvanced(SubtaskId subtask, long watermark) implements OfSubtask {}

    /** The news went into a channel that no watermark will come for a while ({@code idle}), or that watermarks come again. */
    record StatusSent(SubtaskId subtask, ChannelId channel, long sequence, boolean idle, long arrives)
            implements Sent {}

    /** That news was taken from a channel: an idle channel holds nobody back. */
    record StatusReceived(SubtaskId subtask, ChannelId channel, long sequence, boolean idle) implements Received {}

    /** The subtask became idle: its source has been silent for long, or all its channels are idle. Or it became active again. */
    record StatusChanged(SubtaskId subtask, boolean idle) implements OfSubtask {}

    /** Watermark alignment: the split has come beyond {@code allowed}, which the slowest of its group sets, and is not read while it is {@code paused}. */
    record SplitAligned(SubtaskId subtask, String split, boolean paused, long allowed) implements OfSubtask {}

    /** A latency marker that {@code source} sent at processing time {@code marked} went into a channel. */
    record LatencyMarkerSent(
            SubtaskId subtask, ChannelId channel, long sequence, String source, long marked, long arrives)
            implements Sent {}

    /** A latency marker was taken from a channel. */
    record LatencyMarkerReceived(SubtaskId subtask, ChannelId channel, long sequence, String source, long marked)
            implements Received {}

    /** A barrier went into a channel. */
    record BarrierSent(SubtaskId subtask, ChannelId channel, long sequence, long checkpoint, long arrives)
            implements Sent, OfCheckpoint {}

    /** A barrier was taken from a channel. */
    record BarrierReceived(SubtaskId subtask, ChannelId channel, long sequence, long checkpoint)
            implements Received, OfCheckpoint {}

    /** The end of bounded input went into a channel. */
    record EndSent(SubtaskId subtask, ChannelId channel, long sequence, long arrives) implements Sent {}

    /** The end of bounded input was taken from a channel. */
    record EndReceived(SubtaskId subtask, ChannelId channel, long sequence) implements Received {}

    /** The sender's buffer was given on: its {@code elements} elements, the last that were sent through the channel, can be taken from {@code arrives} on. */
    record BufferFlushed(SubtaskId subtask, ChannelId channel, int elements, FlushReason reason, long arrives)
            implements OfChannel {}

    /** A barrier is on its way through the channel, the first of its checkpoint: where they are not all here at processing time {@code overtakes}, they overtake. */
    record BarrierAnnounced(SubtaskId subtask, ChannelId channel, long checkpoint, long overtakes)
            implements OfChannel, OfCheckpoint {}

    /** Alignment: the channel delivered its barrier and is not read until all others have delivered theirs. */
    record ChannelBlocked(SubtaskId subtask, ChannelId channel, long checkpoint) implements OfChannel, OfCheckpoint {}

    /** Alignment is over (or the checkpoint was aborted); the channel is read again. */
    record ChannelUnblocked(SubtaskId subtask, ChannelId channel, long checkpoint) implements OfChannel, OfCheckpoint {}

    /** Back-pressure: the subtask has output that the full channel refuses, and takes no input until it is accepted. */
    record OutputBlocked(SubtaskId subtask, ChannelId channel) implements OfChannel {}

    /** The refused output was accepted. */
    record OutputUnblocked(SubtaskId subtask, ChannelId channel) implements OfChannel {}

    /** Held from outside: whatever arrives in the channel, its receiver does not get it before {@link ChannelReleased}. */
    record ChannelHeld(SubtaskId subtask, ChannelId channel) implements OfChannel {}

    /** What has arrived in the channel can be taken again. */
    record ChannelReleased(SubtaskId subtask, ChannelId channel) implements OfChannel {}

    // ---- windows, timers, state ----------------------------------------------------------------------------------

    /** A record came after its window's state was gone. {@code outcome} is dropped, or side for a late-data side output. */
    record RecordLate(
            SubtaskId subtask,
            String operator,
            @Nullable String key,
            String value,
            long timestamp,
            long watermark,
            String outcome)
            implements OfSubtask {}

    /** The first record of a window of a key was assigned. */
    record WindowCreated(SubtaskId subtask, String operator, String key, long start, long end) implements OfWindow {}

    /** A window of a key became part of the longer one from {@code intoStart} to {@code intoEnd}, and what it held is in that now; the states of both keep the namespace of one of the merged windows. */
    record WindowMerged(
            SubtaskId subtask, String operator, String key, long start, long end, long intoStart, long intoEnd)
            implements OfWindow {}

    /** A window's contents were handed to its function; {@code time} is the watermark, or the processing time, that made it fire. */
    record WindowFired(
            SubtaskId subtask, String operator, String key, long start, long end, TimeDomain domain, long time)
            implements OfWindow {}

    /** A window's state was freed. */
    record WindowPurged(SubtaskId subtask, String operator, String key, long start, long end) implements OfWindow {}

    /** A timer was set (setting an existing one again is not reported). */
    record TimerSet(SubtaskId subtask, String operator, String key, TimeDomain domain, long time)
            implements OfSubtask {}

    /** A timer was deleted before it fired. */
    record TimerDeleted(SubtaskId subtask, String operator, String key, TimeDomain domain, long time)
            implements OfSubtask {}

    /** A timer fired. What follows is its consequence. */
    record TimerFired(SubtaskId subtask, String operator, String key, TimeDomain domain, long time)
            implements OfSubtask {}

    /** A keyed state changed; {@code namespace} is the window, or empty; {@code before}/{@code after} are null where there is no value. */
    record StateChanged(
            SubtaskId subtask,
            String operator,
            String state,
            String key,
            String namespace,
            @Nullable String before,
            @Nullable String after)
            implements OfSubtask {}

    // ---- checkpoints ---------------------------------------------------------------------------------------------

    /** The coordinator asked all sources for a snapshot. */
    record CheckpointTriggered(long checkpoint, SnapshotKind kind) implements OfCheckpoint {}

    /** A source took its snapshot and puts the barrier into all its channels. */
    record BarrierInjected(SubtaskId subtask, long checkpoint) implements OfSubtask, OfCheckpoint {}

    /**
     * A subtask's snapshot: {@code entries} state entries, and {@code bytes} bytes that the snapshot before did not have, which is
     * all but in an incremental checkpoint.
     */
    record SnapshotTaken(SubtaskId subtask, long checkpoint, int entries, long bytes)
            implements OfSubtask, OfCheckpoint {}

    /** The subtask's snapshot is where it survives the subtask, which went on meanwhile; reported where that takes time. */
    record SnapshotWritten(SubtaskId subtask, long checkpoint) implements OfSubtask, OfCheckpoint {}

    /** So many records and watermarks that were in the channel before the barrier, and not taken when the snapshot was, are kept with it. */
    record InFlightKept(SubtaskId subtask, ChannelId channel, long checkpoint, int elements)
            implements OfChannel, OfCheckpoint {}

    /** A new attempt of the sending subtask begins with what the snapshot kept of its channel. */
    record InFlightReplayed(SubtaskId subtask, ChannelId channel, long checkpoint, int elements)
            implements OfChannel, OfCheckpoint {}

    /** The coordinator received the subtask's acknowledgement. */
    record SnapshotAcknowledged(SubtaskId subtask, long checkpoint) implements OfSubtask, OfCheckpoint {}

    /**
     * Every subtask has acknowledged: from here on this is what a failure goes back to (a running savepoint aside). All of it is
     * {@code bytes} bytes, those that an incremental checkpoint shares with others included.
     */
    record CheckpointCompleted(long checkpoint, SnapshotKind kind, long bytes) implements OfCheckpoint {}

    /** The checkpoint will never complete. */
    record CheckpointAborted(long checkpoint, String reason) implements OfCheckpoint {}

    /** The subtask was told that the checkpoint is complete; a two-phase-commit sink commits now. */
    record CompletionReceived(SubtaskId subtask, long checkpoint) implements OfSubtask, OfCheckpoint {}

    /** A new attempt of the subtask took its state from the snapshot: {@code entries} entries. */
    record StateRestored(SubtaskId subtask, long checkpoint, int entries) implements OfSubtask, OfCheckpoint {}

    /** A source split is read again from {@code position} (0-based). */
    record SplitRewound(SubtaskId subtask, String split, long position) implements OfSubtask {}

    // ---- results -------------------------------------------------------------------------------------------------

    /** A plain sink wrote a row; it is visible at once and stays, whatever happens. */
    record ResultAppended(SubtaskId subtask, String sink, String row) implements OfSubtask {}

    /** A sink with one row a key wrote a row: it replaced the one of its key, and is visible at once. */
    record ResultUpserted(SubtaskId subtask, String sink, String key, String row) implements OfSubtask {}

    /** A row joined an open transaction of a two-phase-commit sink; no reader sees it yet. */
    record ResultPending(SubtaskId subtask, String sink, String transaction, String row) implements OfSubtask {}

    /** Pre-commit: the transaction is part of the snapshot and takes no more rows. */
    record ResultPreCommitted(SubtaskId subtask, String sink, String transaction, int rows) implements OfSubtask {}

    /** The transaction's rows became visible. Never reported twice for one transaction. */
    record ResultCommitted(SubtaskId subtask, String sink, String transaction, int rows) implements OfSubtask {}

    /** The transaction's rows were thrown away. */
    record ResultAborted(SubtaskId subtask, String sink, String transaction, int rows) implements OfSubtask {}
}
