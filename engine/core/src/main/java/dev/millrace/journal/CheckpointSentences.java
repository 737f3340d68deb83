package dev.millrace.journal;

import dev.millrace.trace.SnapshotKind;
import dev.millrace.trace.TraceEvent;

/** Says how checkpoints and savepoints are made, and gone back to. */
final class CheckpointSentences {
    private final RunMemory memory;

    CheckpointSentences(RunMemory memory) {
        this.memory = memory;
    }

    void addTo(Sentences sentences) {
        sentences.on(TraceEvent.CheckpointTriggered.class, CheckpointSentences::triggered);
        sentences.on(
                TraceEvent.BarrierInjected.class,
                e -> e.subtask() + " puts barrier " + e.checkpoint() + " behind the records it has sent so far.");
        sentences.on(
                TraceEvent.SnapshotTaken.class,
                e -> e.subtask() + " took its snapshot for " + memory.name(e.checkpoint()) + ": "
                        + Sentences.count(e.entries(), "entry", "entries") + ", "
                        + Sentences.count(e.bytes(), "byte", "bytes") + ".");
        sentences.on(
                TraceEvent.SnapshotWritten.class,
                e -> e.subtask() + " has written its snapshot for " + memory.name(e.checkpoint())
                        + " out, and went on meanwhile.");
        sentences.on(
                TraceEvent.InFlightKept.class,
                e -> Sentences.count(e.elements(), "element", "elements") + " in flight on " + e.channel()
                        + " became part of " + memory.name(e.checkpoint()) + ".");
        sentences.on(
                TraceEvent.InFlightReplayed.class,
                e -> e.subtask() + " begins with what was in flight on " + e.channel() + " in "
                        + memory.name(e.checkpoint()) + ": " + Sentences.count(e.elements(), "element", "elements")
                        + ".");
        sentences.on(TraceEvent.SnapshotAcknowledged.class, this::acknowledged);
        sentences.on(TraceEvent.CheckpointCompleted.class, this::completed);
        sentences.on(
                TraceEvent.CheckpointAborted.class,
                e -> capital(memory.name(e.checkpoint())) + " was aborted: " + e.reason() + ".");
        sentences.on(
                TraceEvent.CompletionReceived.class,
                e -> e.subtask() + " was told that " + memory.name(e.checkpoint()) + " is complete.");
        sentences.on(
                TraceEvent.StateRestored.class,
                e -> e.subtask() + " took its state back from " + memory.name(e.checkpoint()) + ": "
                        + Sentences.count(e.entries(), "entry", "entries") + ".");
        sentences.on(
                TraceEvent.SplitRewound.class,
                e -> e.subtask() + " will read " + e.split() + " again from record " + e.position() + " on.");
    }

    private static String triggered(TraceEvent.CheckpointTriggered event) {
        String what = switch (event.kind()) {
            case CHECKPOINT -> "Checkpoint " + event.checkpoint() + " was triggered";
            case SAVEPOINT -> "Savepoint " + event.checkpoint() + " was asked for";
            case STOP_WITH_SAVEPOINT -> "Savepoint " + event.checkpoint() + " was asked for, to stop the job with";
            case FINAL_CHECKPOINT -> "The final checkpoint " + event.checkpoint() + " was triggered";
        };
        String whom = event.kind() == SnapshotKind.FINAL_CHECKPOINT
                ? "all input has ended, and its results are to be committed."
                : "the sources are asked for a snapshot.";
        return what + ": " + whom;
    }

    private String acknowledged(TraceEvent.SnapshotAcknowledged event) {
        return event.subtask() + " has acknowledged " + memory.name(event.checkpoint()) + ": "
                + memory.acknowledgements(event.checkpoint()) + " of " + memory.running() + " subtasks have.";
    }

    private String completed(TraceEvent.CheckpointCompleted event) {
        int all = memory.acknowledgements(event.checkpoint());
        String who = switch (all) {
            case 1 -> "the only subtask has acknowledged.";
            case 2 -> "both subtasks have acknowledged.";
            default -> "all " + all + " subtasks have acknowledged.";
        };
        return capital(memory.name(event.checkpoint())) + " is complete: " + who;
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
