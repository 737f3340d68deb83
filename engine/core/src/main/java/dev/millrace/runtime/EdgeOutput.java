package dev.millrace.runtime;

import java.util.List;

/** The sending end of one edge in one subtask: a channel to each receiver it may reach. */
final class EdgeOutput {
    private final Partitioner partitioner;
    private final ChannelWriter[] writers;

    EdgeOutput(Partitioner partitioner, List<ChannelWriter> writers) {
        this.partitioner = partitioner;
        this.writers = writers.toArray(ChannelWriter[]::new);
    }

    void record(Object value, long timestamp) throws Exception {
        writers[partitioner.select(value)].write(value, timestamp);
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
