package dev.millrace.journal;

import dev.millrace.trace.EventKind;
import dev.millrace.trace.TraceEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The classes of events that the timeline has lanes for and the transport can go to. An event has one marker at most. */
public enum Marker {
    /** A record was read by a source or processed by another subtask. */
    RECORD(TraceEvent.RecordRead.class, TraceEvent.RecordReceived.class, TraceEvent.RecordTaken.class),
    /** A record came too late for its window. */
    LATE(TraceEvent.RecordLate.class),
    /** The event-time clock of a subtask moved. */
    WATERMARK(TraceEvent.WatermarkAdvanced.class),
    /** A window fired. */
    FIRING(TraceEvent.WindowFired.class),
    /** A timer fired. */
    TIMER(TraceEvent.TimerFired.class),
    /** A barrier entered the job, or arrived at a subtask. */
    BARRIER(TraceEvent.BarrierInjected.class, TraceEvent.BarrierReceived.class),
    /** A checkpoint or savepoint began, was completed or was given up. */
    CHECKPOINT(
            TraceEvent.CheckpointTriggered.class,
            TraceEvent.CheckpointCompleted.class,
            TraceEvent.CheckpointAborted.class),
    /** A subtask or the whole job failed, or a limit ended the run. */
    FAULT(
            TraceEvent.TaskFailed.class,
            TraceEvent.SlotLost.class,
            TraceEvent.SlotsMissing.class,
            TraceEvent.JobFailed.class,
            TraceEvent.LimitReached.class),
    /** The job is on its way back: it restarts, state is restored, a source goes back. */
    RECOVERY(TraceEvent.JobRestarting.class, TraceEvent.StateRestored.class, TraceEvent.SplitRewound.class),
    /** A row became visible to readers. */
    RESULT(TraceEvent.ResultAppended.class, TraceEvent.ResultUpserted.class, TraceEvent.ResultCommitted.class),
    /** The learner's code printed a line. */
    PRINT(TraceEvent.Printed.class),
    /** The job began or ended in good order. */
    JOB(
            TraceEvent.JobStarted.class,
            TraceEvent.JobFinished.class,
            TraceEvent.JobStopped.class,
            TraceEvent.JobCancelled.class);

    private static final Map<Class<?>, Marker> BY_CLASS = Arrays.stream(values())
            .flatMap(marker -> marker.kinds.stream().map(kind -> Map.entry(kind.type(), marker)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    @SuppressWarnings("ImmutableEnumChecker") // copied into an unmodifiable list; a kind never changes
    private final List<EventKind> kinds;

    @SafeVarargs
    Marker(Class<? extends TraceEvent>... types) {
        List<EventKind> list = new ArrayList<>();
        for (Class<? extends TraceEvent> type : types) {
            list.add(EventKind.of(type));
        }
        this.kinds = List.copyOf(list);
    }

    /** The kinds of events that have this marker. */
    public List<EventKind> kinds() {
        return kinds;
    }

    /** The marker of an event, or null. */
    public static @Nullable Marker of(TraceEvent event) {
        return BY_CLASS.get(event.getClass());
    }
}
