package dev.millrace.state;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.checkpoint.OperatorSnapshot.Distribution;

/** A state of a subtask as snapshots see it. */
interface StoredOperatorState {
    /** Who gets it when it is restored. */
    Distribution distribution();

    /** All of it, as of now. */
    OperatorSnapshot.ListState snapshot();
}
