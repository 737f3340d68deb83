package dev.millrace.runtime;

import java.util.List;

/** The sending end of one edge in one subtask: a channel to each receiver it may reach. */
final class EdgeOutput {
    private final ChannelSelector selector;
    private final ChannelWriter[] writers;

    EdgeOutput(ChannelSelector selector, List<ChannelWriter> writers) {
        this.selector = selector;
        this.writers = writers.toArray(ChannelWriter[]::new);
    }

    void record(Object value, long timestamp) throws Exception {
        int selected = selector.select(value);
        if (selected == ChannelSelector.ALL) {
            broadcast(value, timestamp);
        } else {
            writers[selected].write(value, timestamp);
        }
    }

    void broadcast(Object payload, long stamp) {
        for (ChannelWriter writer : writers) {
            writer.write(payload, stamp);
        }
    }

    boolean isBlocked() {
        for (ChannelWriter writer : writers) {
            if (writer.isBlocked()) {
                return true;
            }
        }
        return false;
    }

    /** Offers what waits on every channel; true when nothing waits any more. */
    boolean flush() {
        boolean flushed = true;
        for (ChannelWriter writer : writers) {
            flushed &= writer.flush();
        }
        return flushed;
    }
}
