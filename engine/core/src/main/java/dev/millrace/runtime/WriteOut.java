package dev.millrace.runtime;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.trace.SubtaskId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings a subtask's snapshot to where it survives the subtask, which goes on meanwhile: the second, asynchronous part of a
 * snapshot. The first is the copy, which nothing changes any more. Called on the subtask's thread.
 */
@FunctionalInterface
public interface WriteOut {
    /**
     * Begins to write, and tells {@code outcome} later that it is done; or, where there is nothing to wait for, returns false and
     * tells nobody.
     */
    boolean begin(SubtaskId subtask, Map<String, OperatorSnapshot> snapshot, Outcome outcome);

    /** Hears how it went; from any thread. */
    @FunctionalInterface
    interface Outcome {
        /** The snapshot is written, or ({@code problem} not null) cannot be. */
        void written(@Nullable String problem);
    }
}
