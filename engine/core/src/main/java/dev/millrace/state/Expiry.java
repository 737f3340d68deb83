package dev.millrace.state;

import dev.millrace.runtime.OperatorContext;
import org.jspecify.annotations.Nullable;

/** Tells what has expired. Without a configuration nothing ever does. */
final class Expiry {
    private final @Nullable StateTtlConfig config;
    private final OperatorContext context;

    Expiry(@Nullable StateTtlConfig config, OperatorContext context) {
        this.config = config != null && config.isEnabled() ? config : null;
        this.context = context;
    }

    boolean isEnabled() {
        return config != null;
    }

    /** The time of an access now. */
    long now() {
        return context.processingTime();
    }

    /** Whether what was last touched at {@code stamp} has expired; state from before there was a time to live has none. */
    boolean isExpired(@Nullable Long stamp) {
        if (config == null || stamp == null) {
            return false;
        }
        long end = stamp > Long.MAX_VALUE - config.ttl() ? Long.MAX_VALUE : stamp + config.ttl();
        return end <= now();
    }

    /** Whether an expired element is seen all the same. */
    boolean returnsExpired() {
        return config != null && config.returnsExpired();
    }

    boolean updatesOnRead() {
        return config != null && config.updatesOnRead();
    }
}
