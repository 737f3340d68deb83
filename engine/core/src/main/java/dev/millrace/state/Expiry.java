package dev.millrace.state;

import dev.millrace.runtime.OperatorContext;
import org.jspecify.annotations.Nullable;

/** Tells what has expired of one state, and has it cleaned up. Without a configuration nothing ever expires. */
final class Expiry {
    private final @Nullable StateTtlConfig config;
    private final long ttl;
    private final OperatorContext context;
    /** From before there was a time to live, state has no stamp: it counts as touched when it was opened. */
    private final long opened;

    private @Nullable IncrementalCleanup<?> cleanup;

    Expiry(@Nullable StateTtlConfig config, OperatorContext context) {
        this.config = config != null && config.isEnabled() ? config : null;
        this.ttl = config == null ? Long.MAX_VALUE : config.getTimeToLive().toMillis();
        this.context = context;
        this.opened = context.processingTime();
    }

    boolean isEnabled() {
        return config != null;
    }

    /** The time of an access now. */
    long now() {
        return context.processingTime();
    }

    /** When what has that stamp was last touched. */
    long since(@Nullable Long stamp) {
        return stamp == null ? opened : stamp;
    }

    /** Whether what was last touched at {@code stamp} has expired. */
    boolean isExpired(@Nullable Long stamp) {
        if (config == null) {
            return false;
        }
        long touched = since(stamp);
        long end = touched > Long.MAX_VALUE - ttl ? Long.MAX_VALUE : touched + ttl;
        return end <= now();
    }

    /** Whether an expired element is seen all the same. */
    boolean returnsExpired() {
        return config != null
                && config.getStateVisibility() == StateTtlConfig.StateVisibility.ReturnExpiredIfNotCleanedUp;
    }

    boolean updatesOnRead() {
        return config != null && config.getUpdateType() == StateTtlConfig.UpdateType.OnReadAndWrite;
    }

    /** Whether what has expired is left out of full snapshots. */
    boolean staysOutOfSnapshots() {
        return config != null && config.getCleanupStrategies().inFullSnapshot();
    }

    /** Has the state cleaned with each access, if it is to be and the backend has an order in which to look at it; once. */
    <N> void cleanUp(KeyedValues<N, ?> values, KeyContext keys, IncrementalCleanup.Sweep<N> sweep) {
        StateTtlConfig.IncrementalCleanupStrategy strategy =
                config == null ? null : config.getCleanupStrategies().getIncrementalCleanupStrategy();
        VisitOrder<N> order = strategy == null || cleanup != null ? null : values.visits(context.maxParallelism());
        if (strategy != null && order != null) {
            IncrementalCleanup<N> made = new IncrementalCleanup<>(strategy.getCleanupSize(), order, keys, sweep);
            cleanup = made;
            if (strategy.runCleanupForEveryRecord()) {
                keys.onEachKey(made::accessed);
            }
        }
    }

    /** Called before the state is accessed. */
    void accessed() {
        if (cleanup != null) {
            cleanup.accessed();
        }
    }
}
