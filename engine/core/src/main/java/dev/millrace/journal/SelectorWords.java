package dev.millrace.journal;

import dev.millrace.trace.EventKind;
import dev.millrace.trace.TraceEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The closed vocabulary of event selectors: at least one word for every kind of event. */
public final class SelectorWords {
    /** Selects the trigger of a savepoint, with or without a stop. */
    static final String SAVEPOINT = "savepoint";

    private static final List<SelectorKind> WORDS = words();
    private static final Map<String, SelectorKind> BY_WORD = byWord();
    private static final Map<EventKind, SelectorKind> BY_KIND = byKind();

    private SelectorWords() {}

    /** All words, in the order of the events' declaration. */
    public static List<SelectorKind> all() {
        return WORDS;
    }

    /** What a word means, or null for a word that is not in the vocabulary. */
    public static @Nullable SelectorKind named(String word) {
        return BY_WORD.get(word);
    }

    /** The word that the engine itself uses for an event. */
    @SuppressWarnings("NullAway") // a test holds that every kind has a word
    public static SelectorKind of(TraceEvent event) {
        return BY_KIND.get(EventKind.of(event));
    }

    private static List<SelectorKind> words() {
        List<SelectorKind> words = new ArrayList<>();
        words.add(word("job-start", TraceEvent.JobStarted.class, "job"));
        words.add(word("vertex", TraceEvent.VertexDeclared.class, ""));
        words.add(word("edge", TraceEvent.EdgeDeclared.class, "from", "to", "edge"));
        words.add(word("deploy", TraceEvent.SubtaskStarted.class, "", "attempt"));
        words.add(word("finish", TraceEvent.SubtaskFinished.class, ""));
        words.add(word("fail", TraceEvent.TaskFailed.class, ""));
        words.add(word("cancel", TraceEvent.TaskCancelled.class, ""));
        words.add(word("slot-lost", TraceEvent.SlotLost.class, "slot"));
        words.add(word("slots-missing", TraceEvent.SlotsMissing.class));
        words.add(word("restart", TraceEvent.JobRestarting.class));
        words.add(word("job-finish", TraceEvent.JobFinished.class));
        words.add(word("job-fail", TraceEvent.JobFailed.class));
        words.add(word("job-stop", TraceEvent.JobStopped.class));
        words.add(word("job-cancel", TraceEvent.JobCancelled.class));
        words.add(word("limit", TraceEvent.LimitReached.class));
        words.add(word("metric", TraceEvent.MetricChanged.class, "", "metric"));
        words.add(word("print", TraceEvent.Printed.class, ""));
        addElements(words);
        addTimes(words);
        addCheckpoints(words);
        addResults(words);
        return List.copyOf(words);
    }

    private static void addElements(List<SelectorKind> words) {
        words.add(measured("read", TraceEvent.RecordRead.class, "timestamp", "split", "position"));
        words.add(measured("sent", TraceEvent.RecordSent.class, "timestamp", "from", "to", "key", "timestamp"));
        words.add(measured("received", TraceEvent.RecordReceived.class, "timestamp", "to", "from", "key", "timestamp"));
        words.add(measured("taken", TraceEvent.RecordTaken.class, "timestamp", "to", "from", "key", "timestamp"));
        words.add(measured("watermark-sent", TraceEvent.WatermarkSent.class, "watermark", "from", "to"));
        words.add(measured("watermark-received", TraceEvent.WatermarkReceived.class, "watermark", "to", "from"));
        words.add(measured("watermark", TraceEvent.WatermarkAdvanced.class, "watermark", ""));
        words.add(word("latency-sent", TraceEvent.LatencyMarkerSent.class, "from", "to"));
        words.add(word("latency-received", TraceEvent.LatencyMarkerReceived.class, "to", "from"));
        words.add(word("status-sent", TraceEvent.StatusSent.class, "from", "to"));
        words.add(word("status-received", TraceEvent.StatusReceived.class, "to", "from"));
        words.add(word("status", TraceEvent.StatusChanged.class, "", "idle"));
        words.add(word("align", TraceEvent.SplitAligned.class, "", "split", "paused"));
        words.add(word("barrier-sent", TraceEvent.BarrierSent.class, "from", "to"));
        words.add(word("barrier", TraceEvent.BarrierReceived.class, "to", "from"));
        words.add(word("announce", TraceEvent.BarrierAnnounced.class, "to", "from"));
        words.add(word("flush", TraceEvent.BufferFlushed.class, "from", "to"));
        words.add(word("end-sent", TraceEvent.EndSent.class, "from", "to"));
        words.add(word("end", TraceEvent.EndReceived.class, "to", "from"));
        words.add(word("blocked", TraceEvent.ChannelBlocked.class, "to", "from"));
        words.add(word("unblocked", TraceEvent.ChannelUnblocked.class, "to", "from"));
        words.add(word("output-blocked", TraceEvent.OutputBlocked.class, "from", "to"));
        words.add(word("output-unblocked", TraceEvent.OutputUnblocked.class, "from", "to"));
        words.add(word("held", TraceEvent.ChannelHeld.class, "to", "from"));
        words.add(word("released", TraceEvent.ChannelReleased.class, "to", "from"));
    }

    private static void addTimes(List<SelectorKind> words) {
        words.add(measured("late", TraceEvent.RecordLate.class, "timestamp", "", "key", "timestamp"));
        words.add(word("window", TraceEvent.WindowCreated.class, "", "key", "end"));
        words.add(word("merge", TraceEvent.WindowMerged.class, "", "key", "end"));
        words.add(word("fire", TraceEvent.WindowFired.class, "", "key", "end"));
        words.add(word("purge", TraceEvent.WindowPurged.class, "", "key", "end"));
        words.add(measured("timer-set", TraceEvent.TimerSet.class, "time", "", "key", "time"));
        words.add(measured("timer-deleted", TraceEvent.TimerDeleted.class, "time", "", "key", "time"));
        words.add(measured("timer", TraceEvent.TimerFired.class, "time", "", "key", "time"));
        words.add(word("state", TraceEvent.StateChanged.class, "", "state", "key"));
    }

    private static void addCheckpoints(List<SelectorKind> words) {
        words.add(word("trigger", TraceEvent.CheckpointTriggered.class, "checkpoint"));
        words.add(word(SAVEPOINT, TraceEvent.CheckpointTriggered.class, "checkpoint"));
        words.add(word("inject", TraceEvent.BarrierInjected.class, "", "checkpoint"));
        words.add(word("snapshot", TraceEvent.SnapshotTaken.class, "", "checkpoint"));
        words.add(word("written", TraceEvent.SnapshotWritten.class, "", "checkpoint"));
        words.add(word("in-flight", TraceEvent.InFlightKept.class, "to", "from", "checkpoint"));
        words.add(word("replayed", TraceEvent.InFlightReplayed.class, "from", "to", "checkpoint"));
        words.add(word("ack", TraceEvent.SnapshotAcknowledged.class, "checkpoint", "from"));
        words.add(word("complete", TraceEvent.CheckpointCompleted.class, "checkpoint"));
        words.add(word("checkpoint-abort", TraceEvent.CheckpointAborted.class, "checkpoint"));
        words.add(word("notified", TraceEvent.CompletionReceived.class, "", "checkpoint"));
        words.add(word("restore", TraceEvent.StateRestored.class, "", "checkpoint"));
        words.add(word("rewind", TraceEvent.SplitRewound.class, "", "split"));
    }

    private static void addResults(List<SelectorKind> words) {
        words.add(word("append", TraceEvent.ResultAppended.class, "sink"));
        words.add(word("upsert", TraceEvent.ResultUpserted.class, "sink", "key"));
        words.add(word("pending", TraceEvent.ResultPending.class, "sink"));
        words.add(word("precommit", TraceEvent.ResultPreCommitted.class, "", "checkpoint"));
        words.add(word("commit", TraceEvent.ResultCommitted.class, "", "checkpoint"));
        words.add(word("abort", TraceEvent.ResultAborted.class, "", "sink"));
    }

    private static SelectorKind word(String word, Class<? extends TraceEvent> type, String... identifying) {
        return measured(word, type, "", identifying);
    }

    private static SelectorKind measured(
            String word, Class<? extends TraceEvent> type, String measure, String... identifying) {
        return new SelectorKind(word, EventKind.of(type), List.of(identifying), measure);
    }

    private static Map<String, SelectorKind> byWord() {
        Map<String, SelectorKind> words = new LinkedHashMap<>();
        WORDS.forEach(word -> words.put(word.word(), word));
        return Map.copyOf(words);
    }

    private static Map<EventKind, SelectorKind> byKind() {
        Map<EventKind, SelectorKind> words = new LinkedHashMap<>();
        WORDS.forEach(word -> words.putIfAbsent(word.kind(), word));
        return Map.copyOf(words);
    }
}
