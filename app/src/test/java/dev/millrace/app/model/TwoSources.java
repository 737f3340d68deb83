package dev.millrace.app.model;

import dev.millrace.journal.Journal;
import dev.millrace.trace.ChannelId;
import dev.millrace.trace.SnapshotKind;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TimeDomain;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import java.util.List;

/** A run made by hand: two sources feed one window; it aligns a checkpoint, is killed and comes back. */
public final class TwoSources {
    /** The window's only subtask. */
    public static final SubtaskId WINDOW = new SubtaskId("count", 0);

    private static final SubtaskId LEFT = new SubtaskId("flights", 0);
    private static final SubtaskId RIGHT = new SubtaskId("flights", 1);
    private static final ChannelId FROM_LEFT = new ChannelId(LEFT, WINDOW, 0);
    private static final ChannelId FROM_RIGHT = new ChannelId(RIGHT, WINDOW, 0);
    private static final long NINE = 993_805_200_000L;
    private static final long HOUR = 3_600_000L;

    private final Journal journal = new Journal();
    private long step;

    private TwoSources() {}

    /** The whole run. */
    public static Journal journal() {
        TwoSources run = new TwoSources();
        run.begin();
        run.count();
        run.align();
        run.fail();
        run.fire();
        return run.journal;
    }

    private void begin() {
        at(0, new TraceEvent.JobStarted("departures", 0));
        at(0, new TraceEvent.VertexDeclared("flights", List.of("flights"), "source", 2, 128));
        at(0, new TraceEvent.VertexDeclared("count", List.of("count"), "window", 1, 128));
        at(0, new TraceEvent.EdgeDeclared("flights", "count", "hash", 0));
        deploy(0, 0);
    }

    private void deploy(long time, int attempt) {
        for (SubtaskId subtask : List.of(LEFT, RIGHT, WINDOW)) {
            step++;
            at(time, new TraceEvent.SubtaskStarted(subtask, attempt));
        }
    }

    private void count() {
        step++;
        at(10, new TraceEvent.RecordRead(LEFT, "flights-0", 0, "Flight(ATL)", NINE + 60_000));
        at(10, new TraceEvent.RecordSent(LEFT, FROM_LEFT, 0, "ATL", "Flight(ATL)", NINE + 60_000, 30));
        step++;
        at(30, new TraceEvent.RecordReceived(WINDOW, FROM_LEFT, 0, "ATL", "Flight(ATL)", NINE + 60_000));
        at(30, new TraceEvent.WindowCreated(WINDOW, "count", "ATL", NINE, NINE + HOUR));
        at(30, changed(null, "1"));
    }

    private void align() {
        step++;
        at(40, new TraceEvent.CheckpointTriggered(1, SnapshotKind.CHECKPOINT));
        inject(LEFT, FROM_LEFT, 1, 50);
        inject(RIGHT, FROM_RIGHT, 0, 70);
        step++;
        at(50, new TraceEvent.BarrierReceived(WINDOW, FROM_LEFT, 1, 1));
        at(50, new TraceEvent.ChannelBlocked(WINDOW, FROM_LEFT, 1));
        step++;
        at(70, new TraceEvent.BarrierReceived(WINDOW, FROM_RIGHT, 0, 1));
        at(70, new TraceEvent.ChannelUnblocked(WINDOW, FROM_LEFT, 1));
        at(70, new TraceEvent.SnapshotTaken(WINDOW, 1, 1, 36));
        step++;
        at(75, new TraceEvent.SnapshotAcknowledged(WINDOW, 1));
        at(75, new TraceEvent.CheckpointCompleted(1, SnapshotKind.CHECKPOINT, 66));
    }

    private void inject(SubtaskId source, ChannelId channel, long sequence, long arrives) {
        step++;
        at(41, new TraceEvent.BarrierInjected(source, 1));
        at(41, new TraceEvent.SnapshotTaken(source, 1, 1, 15));
        at(41, new TraceEvent.BarrierSent(source, channel, sequence, 1, arrives));
        at(41, new TraceEvent.SnapshotAcknowledged(source, 1));
    }

    private void fail() {
        at(80, new TraceEvent.TaskFailed(WINDOW, true, "killed"));
        at(80, new TraceEvent.TaskCancelled(LEFT));
        at(80, new TraceEvent.TaskCancelled(RIGHT));
        at(80, new TraceEvent.JobRestarting(1, 1_000, "count.0 was killed"));
        deploy(1_080, 1);
        at(1_080, new TraceEvent.StateRestored(WINDOW, 1, 1));
    }

    private void fire() {
        step++;
        at(1_100, new TraceEvent.WatermarkAdvanced(WINDOW, NINE + HOUR - 1));
        at(
                1_100,
                new TraceEvent.WindowFired(
                        WINDOW, "count", "ATL", NINE, NINE + HOUR, TimeDomain.EVENT_TIME, NINE + HOUR - 1));
        at(1_100, changed("1", null));
        at(1_100, new TraceEvent.WindowPurged(WINDOW, "count", "ATL", NINE, NINE + HOUR));
        step++;
        at(1_120, new TraceEvent.JobFinished("departures"));
    }

    private static TraceEvent changed(
            @org.jspecify.annotations.Nullable String before, @org.jspecify.annotations.Nullable String after) {
        String window = "[" + NINE + "," + (NINE + HOUR) + ")";
        return new TraceEvent.StateChanged(WINDOW, "count", "window-contents", "ATL", window, before, after);
    }

    private void at(long time, TraceEvent event) {
        journal.append(new Traced(journal.size(), step, time, event));
    }
}
