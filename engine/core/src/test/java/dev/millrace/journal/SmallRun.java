package dev.millrace.journal;

import dev.millrace.trace.ChannelId;
import dev.millrace.trace.SnapshotKind;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TimeDomain;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import java.util.ArrayList;
import java.util.List;

/**
 * A run made by hand: one source, one window subtask with a two-phase-commit sink in its chain, one checkpoint, one
 * failure, and the way back.
 */
final class SmallRun {
    static final SubtaskId SOURCE = new SubtaskId("flights", 0);
    static final SubtaskId COUNT = new SubtaskId("count-per-airport", 0);
    static final ChannelId CHANNEL = new ChannelId(SOURCE, COUNT, 0);
    static final long EIGHT = 993_801_600_000L;
    static final long HOUR = 3_600_000L;
    static final String WINDOW = "TimeWindow[start=" + EIGHT + ", end=" + (EIGHT + HOUR) + "]";

    private final List<Traced> events = new ArrayList<>();

    private SmallRun() {}

    static List<Traced> events() {
        SmallRun run = new SmallRun();
        run.deploys();
        run.countsOneRecord();
        run.takesACheckpoint();
        run.firesTheWindow();
        run.failsAndComesBack();
        run.finishes();
        return run.events;
    }

    static Journal journal() {
        return Journal.of(events());
    }

    private void deploys() {
        add(0, new TraceEvent.JobStarted("departures", 0));
        add(0, new TraceEvent.VertexDeclared("flights", List.of("flights"), "source", 1, 128));
        add(
                0,
                new TraceEvent.VertexDeclared(
                        "count-per-airport", List.of("count-per-airport", "departures"), "window", 1, 128));
        add(0, new TraceEvent.EdgeDeclared("flights", "count-per-airport", "hash", 0));
        add(0, new TraceEvent.SubtaskStarted(SOURCE, 0));
        add(0, new TraceEvent.SubtaskStarted(COUNT, 0));
    }

    private void countsOneRecord() {
        add(0, new TraceEvent.RecordRead(SOURCE, "flights-0", 0, "Flight[origin=ATL]", EIGHT + 120_000));
        add(0, new TraceEvent.RecordSent(SOURCE, CHANNEL, 0, "ATL", "Flight[origin=ATL]", EIGHT + 120_000, 5));
        add(5, new TraceEvent.RecordReceived(COUNT, CHANNEL, 0, "ATL", "Flight[origin=ATL]", EIGHT + 120_000));
        add(5, new TraceEvent.WindowCreated(COUNT, "count-per-airport", "ATL", EIGHT, EIGHT + HOUR));
        add(5, new TraceEvent.StateChanged(COUNT, "count-per-airport", "window-contents", "ATL", WINDOW, null, "1"));
        add(5, new TraceEvent.TimerSet(COUNT, "count-per-airport", "ATL", TimeDomain.EVENT_TIME, EIGHT + HOUR - 1));
    }

    private void takesACheckpoint() {
        add(10, new TraceEvent.CheckpointTriggered(1, SnapshotKind.CHECKPOINT));
        add(10, new TraceEvent.BarrierInjected(SOURCE, 1));
        add(10, new TraceEvent.SnapshotTaken(SOURCE, 1, 1, 20));
        add(10, new TraceEvent.BarrierSent(SOURCE, CHANNEL, 1, 1, 14));
        add(12, new TraceEvent.SnapshotAcknowledged(SOURCE, 1));
        add(14, new TraceEvent.BarrierReceived(COUNT, CHANNEL, 1, 1));
        add(14, new TraceEvent.SnapshotTaken(COUNT, 1, 2, 64));
        add(16, new TraceEvent.SnapshotAcknowledged(COUNT, 1));
        add(16, new TraceEvent.CheckpointCompleted(1, SnapshotKind.CHECKPOINT, 84));
        add(17, new TraceEvent.CompletionReceived(COUNT, 1));
    }

    private void firesTheWindow() {
        add(20, new TraceEvent.WatermarkSent(SOURCE, CHANNEL, 2, EIGHT + HOUR + 60_000, 24));
        add(24, new TraceEvent.WatermarkReceived(COUNT, CHANNEL, 2, EIGHT + HOUR + 60_000));
        add(24, new TraceEvent.WatermarkAdvanced(COUNT, EIGHT + HOUR + 60_000));
        add(24, new TraceEvent.TimerFired(COUNT, "count-per-airport", "ATL", TimeDomain.EVENT_TIME, EIGHT + HOUR - 1));
        add(
                24,
                new TraceEvent.WindowFired(
                        COUNT,
                        "count-per-airport",
                        "ATL",
                        EIGHT,
                        EIGHT + HOUR,
                        TimeDomain.EVENT_TIME,
                        EIGHT + HOUR + 60_000));
        add(24, new TraceEvent.ResultPending(COUNT, "departures", "departures-0-2", "Departures[ATL, 1]"));
        add(24, new TraceEvent.WindowPurged(COUNT, "count-per-airport", "ATL", EIGHT, EIGHT + HOUR));
        add(25, new TraceEvent.RecordSent(SOURCE, CHANNEL, 3, "ATL", "Flight[origin=ATL]", EIGHT + 180_000, 29));
    }

    private void failsAndComesBack() {
        add(26, new TraceEvent.TaskFailed(COUNT, true, "killed"));
        add(26, new TraceEvent.TaskCancelled(SOURCE));
        add(26, new TraceEvent.JobRestarting(1, 1000, "count-per-airport.0 failed"));
        add(1026, new TraceEvent.SubtaskStarted(SOURCE, 1));
        add(1026, new TraceEvent.StateRestored(SOURCE, 1, 1));
        add(1026, new TraceEvent.SplitRewound(SOURCE, "flights-0", 1));
        add(1026, new TraceEvent.SubtaskStarted(COUNT, 1));
        add(1026, new TraceEvent.StateRestored(COUNT, 1, 2));
        add(1030, new TraceEvent.WatermarkSent(SOURCE, CHANNEL, 0, Long.MAX_VALUE, 1034));
        add(1034, new TraceEvent.WatermarkReceived(COUNT, CHANNEL, 0, Long.MAX_VALUE));
        add(1034, new TraceEvent.WatermarkAdvanced(COUNT, Long.MAX_VALUE));
        add(
                1034,
                new TraceEvent.WindowFired(
                        COUNT, "count-per-airport", "ATL", EIGHT, EIGHT + HOUR, TimeDomain.EVENT_TIME, Long.MAX_VALUE));
        add(1034, new TraceEvent.ResultPending(COUNT, "departures", "departures-0-3", "Departures[ATL, 1]"));
        add(1034, new TraceEvent.WindowPurged(COUNT, "count-per-airport", "ATL", EIGHT, EIGHT + HOUR));
    }

    private void finishes() {
        add(1040, new TraceEvent.CheckpointTriggered(2, SnapshotKind.FINAL_CHECKPOINT));
        add(1040, new TraceEvent.BarrierInjected(SOURCE, 2));
        add(1040, new TraceEvent.SnapshotTaken(SOURCE, 2, 1, 20));
        add(1040, new TraceEvent.BarrierSent(SOURCE, CHANNEL, 1, 2, 1044));
        add(1042, new TraceEvent.SnapshotAcknowledged(SOURCE, 2));
        add(1044, new TraceEvent.BarrierReceived(COUNT, CHANNEL, 1, 2));
        add(1044, new TraceEvent.ResultPreCommitted(COUNT, "departures", "departures-0-3", 1));
        add(1044, new TraceEvent.SnapshotTaken(COUNT, 2, 0, 12));
        add(1046, new TraceEvent.SnapshotAcknowledged(COUNT, 2));
        add(1046, new TraceEvent.CheckpointCompleted(2, SnapshotKind.FINAL_CHECKPOINT, 12));
        add(1047, new TraceEvent.CompletionReceived(COUNT, 2));
        add(1047, new TraceEvent.ResultCommitted(COUNT, "departures", "departures-0-3", 1));
        add(1047, new TraceEvent.SubtaskFinished(SOURCE));
        add(1047, new TraceEvent.SubtaskFinished(COUNT));
        add(1047, new TraceEvent.JobFinished("departures"));
    }

    private void add(long time, TraceEvent event) {
        boolean sameStep = !events.isEmpty() && events.get(events.size() - 1).time() == time;
        long last = events.isEmpty() ? 0 : events.get(events.size() - 1).step();
        events.add(new Traced(events.size(), sameStep ? last : last + 1, time, event));
    }
}
