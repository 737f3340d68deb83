package dev.millrace.connector.file;

/** Closes every file with the next snapshot. */
public final class OnCheckpointRollingPolicy<IN> implements RollingPolicy<IN> {
    private OnCheckpointRollingPolicy() {}

    /** The policy. */
    public static <IN> OnCheckpointRollingPolicy<IN> build() {
        return new OnCheckpointRollingPolicy<>();
    }

    @Override
    public boolean shouldRollOnCheckpoint(PartFileInfo partFileState) {
        return true;
    }

    @Override
    public boolean shouldRollOnEvent(PartFileInfo partFileState, IN element) {
        return false;
    }

    @Override
    public boolean shouldRollOnProcessingTime(PartFileInfo partFileState, long currentTime) {
        return false;
    }
}
