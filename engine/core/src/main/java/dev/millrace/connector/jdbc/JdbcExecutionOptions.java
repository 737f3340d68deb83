package dev.millrace.connector.jdbc;

import java.io.Serializable;

/** How many records go to the database at a time, how long they wait at most, and how often a batch is tried. */
public final class JdbcExecutionOptions implements Serializable {
    /** Records in a batch, where nothing else is said. */
    public static final int DEFAULT_SIZE = 5_000;

    /** Tries after the first one, where nothing else is said. */
    public static final int DEFAULT_MAX_RETRY_TIMES = 3;

    private final int batchSize;
    private final long batchIntervalMs;
    private final int maxRetries;

    private JdbcExecutionOptions(int batchSize, long batchIntervalMs, int maxRetries) {
        this.batchSize = batchSize;
        this.batchIntervalMs = batchIntervalMs;
        this.maxRetries = maxRetries;
    }

    /** Begins with 5,000 records a batch, no matter how long that takes, and 3 retries. */
    public static Builder builder() {
        return new Builder();
    }

    /** The defaults. */
    public static JdbcExecutionOptions defaults() {
        return builder().build();
    }

    /** Records in a batch; a snapshot writes a smaller one out too. */
    public int getBatchSize() {
        return batchSize;
    }

    /** After how many ms a batch is written out though it is not full; 0 for never. */
    public long getBatchIntervalMs() {
        return batchIntervalMs;
    }

    /** Tries after the first one before the task fails. */
    public int getMaxRetries() {
        return maxRetries;
    }

    /** Says what is not to be as by default. */
    public static final class Builder {
        private int batchSize = DEFAULT_SIZE;
        private long intervalMs;
        private int maxRetries = DEFAULT_MAX_RETRY_TIMES;

        private Builder() {}

        /** Records in a batch, at least 1. */
        public Builder withBatchSize(int size) {
            batchSize = (int) atLeast("batch size", 1, size);
            return this;
        }

        /** After how many ms a batch is written out though it is not full; 0, as it is at first, for never. */
        public Builder withBatchIntervalMs(long interval) {
            intervalMs = atLeast("batch interval in ms", 0, interval);
            return this;
        }

        /** Tries after the first one, 0 or more. */
        public Builder withMaxRetries(int retries) {
            maxRetries = (int) atLeast("number of retries", 0, retries);
            return this;
        }

        private static long atLeast(String what, long least, long value) {
            if (value < least) {
                throw new IllegalArgumentException(
                        "The " + what + " must be at least " + least + ", not " + value + ".");
            }
            return value;
        }

        /** The options. */
        public JdbcExecutionOptions build() {
            return new JdbcExecutionOptions(batchSize, intervalMs, maxRetries);
        }
    }
}
