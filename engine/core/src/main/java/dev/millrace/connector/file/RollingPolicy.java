package dev.millrace.connector.file;

import java.io.Serializable;

/**
 * Says when a file is closed and the next one begun. Only closed files become visible, with the snapshot after that.
 *
 * @param <IN> type of the records
 */
public interface RollingPolicy<IN> extends Serializable {
    /** Whether the file is closed with the snapshot that is about to be taken. */
    boolean shouldRollOnCheckpoint(PartFileInfo partFileState);

    /** Whether the file is closed before {@code element} is written. */
    boolean shouldRollOnEvent(PartFileInfo partFileState, IN element);

    /** Whether the file is closed by now; asked every bucket check interval. */
    boolean shouldRollOnProcessingTime(PartFileInfo partFileState, long currentTime);
}
