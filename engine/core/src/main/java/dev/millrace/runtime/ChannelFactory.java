package dev.millrace.runtime;

import dev.millrace.trace.ChannelId;

/** Makes the channels of one attempt of a job; each scheduler brings its own. */
@FunctionalInterface
public interface ChannelFactory {
    /** A new, empty channel. */
    Channel create(ChannelId id);
}
