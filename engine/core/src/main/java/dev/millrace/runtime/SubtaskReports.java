package dev.millrace.runtime;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.time.WatermarkAlignment;
import dev.millrace.trace.SubtaskId;
import java.util.Map;

/** What a subtask tells the job master. Called on the subtask's thread; the scheduler carries it over. */
public interface SubtaskReports {
    /** The subtask's snapshot, by operator id ({@link ExecutionPlan#operatorId}). */
    void acknowledged(SubtaskId subtask, long checkpoint, Map<String, OperatorSnapshot> snapshots);

    /** The subtask will not take that snapshot; {@code reason} is Flink's name for why. */
    void declined(SubtaskId subtask, long checkpoint, String reason);

    /** Where a source of a group is that keeps together; {@link Long#MAX_VALUE} where nobody should wait for it. */
    void reached(SubtaskId subtask, WatermarkAlignment alignment, long watermark);

    /** The subtask's snapshot could not be written. */
    void unwritten(SubtaskId subtask, long checkpoint, String problem);

    /** Input has ended and everything buffered has been emitted. */
    void endOfInput(SubtaskId subtask);

    /** The subtask has ended well. */
    void finished(SubtaskId subtask);

    /** The subtask has failed and is closed. */
    void failed(SubtaskId subtask, String cause);
}
