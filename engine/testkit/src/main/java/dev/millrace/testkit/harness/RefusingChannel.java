package dev.millrace.testkit.harness;

import dev.millrace.trace.ChannelId;

/** A channel that, if asked to, refuses every other offer. */
final class RefusingChannel extends QueuedChannel {
    private final boolean refusing;
    private boolean refusesNext;

    RefusingChannel(ChannelId id, boolean refusing) {
        super(id);
        this.refusing = refusing;
    }

    @Override
    public boolean offer(Object payload, long stamp) {
        refusesNext = refusing && !refusesNext;
        if (refusesNext) {
            return false;
        }
        accept(payload, stamp);
        return true;
    }
}
