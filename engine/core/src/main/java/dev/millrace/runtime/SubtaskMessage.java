package dev.millrace.runtime;

import org.jspecify.annotations.Nullable;

/** What a subtask is told between two steps. */
public sealed interface SubtaskMessage {
    /** To sources: take a snapshot now and send its barrier. */
    record Trigger(Barrier barrier) implements SubtaskMessage {}

    /** To sources: behave as if the input had ended here. */
    record Drain() implements SubtaskMessage {}

    /** The checkpoint is complete: commit what it covers. The subtask finishes after a final or a stopping one. */
    record Completed(Barrier barrier) implements SubtaskMessage {}

    /** The subtask's snapshot is where it survives the subtask, or ({@code problem} not null) cannot be brought there. */
    record Written(long checkpoint, @Nullable String problem) implements SubtaskMessage {}

    /** The checkpoint will never complete: stop aligning for it. */
    record Aborted(long checkpoint) implements SubtaskMessage {}

    /** To sources of a group that keeps together: do not go beyond that watermark. */
    record AlignTo(long maxWatermark) implements SubtaskMessage {}

    /** All subtasks have reached the end of their input and the job takes no checkpoints: finish. */
    record Finish() implements SubtaskMessage {}
}
