package dev.millrace.connector.file;

import java.time.Duration;

/** Closes a file that is large, old or has not been written to for a while; a snapshot alone closes none. */
public final class DefaultRollingPolicy<IN> implements RollingPolicy<IN> {
    private final long partSize;
    private final long rolloverInterval;
    private final long inactivityInterval;

    private DefaultRollingPolicy(PolicyBuilder builder) {
        this.partSize = builder.partSize;
        this.rolloverInterval = builder.rolloverInterval;
        this.inactivityInterval = builder.inactivityInterval;
    }

    /** Begins with 128 MiB, a minute, and a minute without a record. */
    public static PolicyBuilder builder() {
        return new PolicyBuilder();
    }

    @Override
    public boolean shouldRollOnCheckpoint(PartFileInfo partFileState) {
        return partFileState.getSize() > partSize;
    }

    @Override
    public boolean shouldRollOnEvent(PartFileInfo partFileState, IN element) {
        return partFileState.getSize() > partSize;
    }

    @Override
    public boolean shouldRollOnProcessingTime(PartFileInfo partFileState, long currentTime) {
        return currentTime - partFileState.getCreationTime() >= rolloverInterval
                || currentTime - partFileState.getLastUpdateTime() >= inactivityInterval;
    }

    /** Says what is not to be as by default. */
    public static final class PolicyBuilder {
        private long partSize = MemorySize.ofMebiBytes(128).getBytes();
        private long rolloverInterval = 60_000;
        private long inactivityInterval = 60_000;

        private PolicyBuilder() {}

        /** Closes a file that is larger than this. */
        public PolicyBuilder withMaxPartSize(MemorySize size) {
            partSize = size.getBytes();
            return this;
        }

        /** Closes a file that is this old. */
        public PolicyBuilder withRolloverInterval(Duration interval) {
            rolloverInterval = interval.toMillis();
            return this;
        }

        /** Closes a file that has not been written to for so long. */
        public PolicyBuilder withInactivityInterval(Duration interval) {
            inactivityInterval = interval.toMillis();
            return this;
        }

        /** The policy. */
        public <IN> DefaultRollingPolicy<IN> build() {
            return new DefaultRollingPolicy<>(this);
        }
    }
}
