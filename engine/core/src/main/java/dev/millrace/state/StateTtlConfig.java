package dev.millrace.state;

import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long state lives after it was last written (or read), by processing time, and when what has expired is let go of: always when it
 * is read, and otherwise as {@link CleanupStrategies} say. See Flink, "State Time-To-Live".
 */
public final class StateTtlConfig implements Serializable {
    /** State does not expire. */
    public static final StateTtlConfig DISABLED = newBuilder(Duration.ofMillis(Long.MAX_VALUE))
            .setUpdateType(UpdateType.Disabled)
            .build();

    private final Duration ttl;
    private final UpdateType updateType;
    private final StateVisibility visibility;
    private final CleanupStrategies cleanup;

    /** What makes state live longer. */
    public enum UpdateType {
        /** Nothing expires. */
        Disabled,
        /** Writing does. */
        OnCreateAndWrite,
        /** Writing and reading do. */
        OnReadAndWrite
    }

    /** What is seen of state that has expired and is still there. */
    public enum StateVisibility {
        /** It is, until it is cleaned up, which the first read does, and cleaning in the background may have done before. */
        ReturnExpiredIfNotCleanedUp,
        /** Nothing. */
        NeverReturnExpired
    }

    /** The time that state lives in. */
    public enum TtlTimeCharacteristic {
        /** Processing time: there is no other in Flink either. */
        ProcessingTime
    }

    /**
     * When what has expired is let go of without being read. See Flink, "Cleanup of Expired State".
     *
     * @param inFullSnapshot whether it is left out of full snapshots; the running job keeps it
     * @param isCleanupInBackground whether there is cleaning in the background where nothing else is said
     * @param incremental null where nothing is said
     * @param compactFilter null where nothing is said
     */
    public record CleanupStrategies(
            boolean inFullSnapshot,
            boolean isCleanupInBackground,
            @Nullable IncrementalCleanupStrategy incremental,
            @Nullable RocksdbCompactFilterCleanupStrategy compactFilter)
            implements Serializable {
        /** How state on the heap is cleaned a little with each access; null for not. */
        public @Nullable IncrementalCleanupStrategy getIncrementalCleanupStrategy() {
            return incremental == null && isCleanupInBackground ? IncrementalCleanupStrategy.DEFAULT : incremental;
        }

        /** Whether RocksDB is asked to leave out what has expired when it rewrites its files. */
        public boolean inRocksdbCompactFilter() {
            return getRocksdbCompactFilterCleanupStrategy() != null;
        }

        /** How RocksDB is asked to do so; null for not. */
        public @Nullable RocksdbCompactFilterCleanupStrategy getRocksdbCompactFilterCleanupStrategy() {
            return compactFilter == null && isCleanupInBackground
                    ? RocksdbCompactFilterCleanupStrategy.DEFAULT
                    : compactFilter;
        }
    }

    /**
     * Cleans a little with each access.
     *
     * @param getCleanupSize about how many entries are looked at each time
     * @param runCleanupForEveryRecord whether it is also done for each record and timer, whether it uses the state or not
     */
    public record IncrementalCleanupStrategy(int getCleanupSize, boolean runCleanupForEveryRecord)
            implements Serializable {
        static final IncrementalCleanupStrategy DEFAULT = new IncrementalCleanupStrategy(5, false);
    }

    /**
     * What Flink's filter in RocksDB goes by.
     *
     * @param getQueryTimeAfterNumEntries after how many entries it asks what time it is
     * @param getPeriodicCompactionTime how old a file may become before it is rewritten
     */
    public record RocksdbCompactFilterCleanupStrategy(
            long getQueryTimeAfterNumEntries, Duration getPeriodicCompactionTime) implements Serializable {
        static final RocksdbCompactFilterCleanupStrategy DEFAULT =
                new RocksdbCompactFilterCleanupStrategy(1_000, Duration.ofDays(30));
    }

    private StateTtlConfig(Builder builder) {
        this.ttl = builder.ttl;
        this.updateType = builder.updateType;
        this.visibility = builder.visibility;
        this.cleanup = builder.cleanup;
    }

    /** A configuration by which state expires {@code ttl} (more than zero) after it was last written. */
    public static Builder newBuilder(Duration ttl) {
        return new Builder(ttl);
    }

    /** A configuration that begins as {@code config}. */
    public static Builder newBuilder(StateTtlConfig config) {
        Builder builder = new Builder(config.ttl);
        builder.updateType = config.updateType;
        builder.visibility = config.visibility;
        builder.cleanup = config.cleanup;
        return builder;
    }

    /** Whether state expires at all. */
    public boolean isEnabled() {
        return updateType != UpdateType.Disabled;
    }

    /** How long state lives. */
    public Duration getTimeToLive() {
        return ttl;
    }

    /** What makes state live longer. */
    public UpdateType getUpdateType() {
        return updateType;
    }

    /** What is seen of state that has expired. */
    public StateVisibility getStateVisibility() {
        return visibility;
    }

    /** The time that state lives in. */
    public TtlTimeCharacteristic getTtlTimeCharacteristic() {
        return TtlTimeCharacteristic.ProcessingTime;
    }

    /** When what has expired is let go of without being read. */
    public CleanupStrategies getCleanupStrategies() {
        return cleanup;
    }

    @Override
    public String toString() {
        return "StateTtlConfig{updateType=" + updateType + ", stateVisibility=" + visibility
                + ", ttlTimeCharacteristic=ProcessingTime, ttl=" + ttl + "}";
    }

    /** Builds a configuration. */
    public static final class Builder {
        private Duration ttl;
        private UpdateType updateType = UpdateType.OnCreateAndWrite;
        private StateVisibility visibility = StateVisibility.NeverReturnExpired;
        private CleanupStrategies cleanup = new CleanupStrategies(false, true, null, null);

        private Builder(Duration ttl) {
            this.ttl = positive(ttl);
        }

        private static Duration positive(Duration ttl) {
            if (ttl.isNegative() || ttl.isZero()) {
                throw new IllegalArgumentException(
                        "The time to live of state must be more than zero, not " + ttl + ".");
            }
            return ttl;
        }

        /** Sets how long state lives, more than zero. */
        public Builder setTimeToLive(Duration time) {
            ttl = positive(time);
            return this;
        }

        /** Sets what makes state live longer. */
        public Builder setUpdateType(UpdateType type) {
            updateType = type;
            return this;
        }

        /** Writing makes state live longer. */
        public Builder updateTtlOnCreateAndWrite() {
            return setUpdateType(UpdateType.OnCreateAndWrite);
        }

        /** Writing and reading make state live longer. */
        public Builder updateTtlOnReadAndWrite() {
            return setUpdateType(UpdateType.OnReadAndWrite);
        }

        /** Sets what is seen of state that has expired. */
        public Builder setStateVisibility(StateVisibility seen) {
            visibility = seen;
            return this;
        }

        /** Expired state may be seen until it is cleaned up. */
        public Builder returnExpiredIfNotCleanedUp() {
            return setStateVisibility(StateVisibility.ReturnExpiredIfNotCleanedUp);
        }

        /** Expired state is never seen. */
        public Builder neverReturnExpired() {
            return setStateVisibility(StateVisibility.NeverReturnExpired);
        }

        /** Sets the time that state lives in, of which there is one. */
        public Builder setTtlTimeCharacteristic(TtlTimeCharacteristic characteristic) {
            return this;
        }

        /** State lives in processing time, as it does anyway. */
        public Builder useProcessingTime() {
            return setTtlTimeCharacteristic(TtlTimeCharacteristic.ProcessingTime);
        }

        /**
         * Leaves what has expired out of full snapshots: of all on the heap, of savepoints and checkpoints that are not incremental in
         * RocksDB. The running job keeps it until it is cleaned up in another way.
         */
        public Builder cleanupFullSnapshot() {
            cleanup = new CleanupStrategies(
                    true, cleanup.isCleanupInBackground(), cleanup.incremental(), cleanup.compactFilter());
            return this;
        }

        /**
         * Looks at a few entries with each access to the state, and lets go of what has expired. On the heap; RocksDB does not do it.
         * Without a word it is done with 5 entries.
         *
         * @param cleanupSize about how many entries are looked at each time
         * @param runCleanupForEveryRecord whether to do it also for each record and timer, whether it uses the state or not
         */
        public Builder cleanupIncrementally(int cleanupSize, boolean runCleanupForEveryRecord) {
            if (cleanupSize < 0) {
                throw new IllegalArgumentException(
                        "cleanupSize must not be less than zero, as " + cleanupSize + " is.");
            }
            cleanup = new CleanupStrategies(
                    cleanup.inFullSnapshot(),
                    cleanup.isCleanupInBackground(),
                    new IncrementalCleanupStrategy(cleanupSize, runCleanupForEveryRecord),
                    cleanup.compactFilter());
            return this;
        }

        /** The same with files rewritten after 30 days at the latest. */
        public Builder cleanupInRocksdbCompactFilter(long queryTimeAfterNumEntries) {
            return cleanupInRocksdbCompactFilter(
                    queryTimeAfterNumEntries, RocksdbCompactFilterCleanupStrategy.DEFAULT.getPeriodicCompactionTime());
        }

        /**
         * Lets RocksDB leave out what has expired when it rewrites its files. When that is, RocksDB alone knows, and no result depends
         * on it. Here it does so nowhere, as its filter is part of Flink's own RocksDB: what has expired is let go of when it is read,
         * and stays out of savepoints with {@link #cleanupFullSnapshot}.
         *
         * @param queryTimeAfterNumEntries after how many entries Flink's filter asks what time it is
         * @param periodicCompactionTime how old a file may become there before it is rewritten
         */
        public Builder cleanupInRocksdbCompactFilter(long queryTimeAfterNumEntries, Duration periodicCompactionTime) {
            cleanup = new CleanupStrategies(
                    cleanup.inFullSnapshot(),
                    cleanup.isCleanupInBackground(),
                    cleanup.incremental(),
                    new RocksdbCompactFilterCleanupStrategy(queryTimeAfterNumEntries, periodicCompactionTime));
            return this;
        }

        /** Does not clean in the background unless one of the ways to do it is chosen. */
        public Builder disableCleanupInBackground() {
            cleanup = new CleanupStrategies(
                    cleanup.inFullSnapshot(), false, cleanup.incremental(), cleanup.compactFilter());
            return this;
        }

        /** The configuration. */
        public StateTtlConfig build() {
            return new StateTtlConfig(this);
        }
    }
}
