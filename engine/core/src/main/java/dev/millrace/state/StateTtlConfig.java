package dev.millrace.state;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long state lives after it was last written (or read), by processing time. See Flink, "State Time-To-Live".
 */
public final class StateTtlConfig implements Serializable {
    private final long ttl;
    private final UpdateType updateType;
    private final StateVisibility visibility;

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
        /** It is, until it is cleaned up, which the first read does. */
        ReturnExpiredIfNotCleanedUp,
        /** Nothing. */
        NeverReturnExpired
    }

    private StateTtlConfig(long ttl, UpdateType updateType, StateVisibility visibility) {
        this.ttl = ttl;
        this.updateType = updateType;
        this.visibility = visibility;
    }

    /** A configuration by which state expires {@code ttl} (more than zero) after it was last written. */
    public static Builder newBuilder(Duration ttl) {
        return new Builder(ttl);
    }

    /** Whether state expires at all. */
    public boolean isEnabled() {
        return updateType != UpdateType.Disabled;
    }

    long ttl() {
        return ttl;
    }

    boolean updatesOnRead() {
        return updateType == UpdateType.OnReadAndWrite;
    }

    boolean returnsExpired() {
        return visibility == StateVisibility.ReturnExpiredIfNotCleanedUp;
    }

    /** Builds a configuration. */
    public static final class Builder {
        private final Duration ttl;
        private UpdateType updateType = UpdateType.OnCreateAndWrite;
        private StateVisibility visibility = StateVisibility.NeverReturnExpired;

        private Builder(Duration ttl) {
            if (ttl.isNegative() || ttl.isZero()) {
                throw new IllegalArgumentException(
                        "The time to live of state must be more than zero, not " + ttl + ".");
            }
            this.ttl = ttl;
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

        /** The configuration. */
        public StateTtlConfig build() {
            return new StateTtlConfig(ttl.toMillis(), updateType, visibility);
        }
    }
}
