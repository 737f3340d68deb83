package dev.millrace.runtime;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.state.ValueCopy;
import dev.millrace.trace.ChannelId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sending end of one edge in one subtask: a channel to each receiver it may reach. */
final class EdgeOutput {
    private final ChannelSelector selector;
    private final ChannelWriter[] writers;
    /** How each receiver gets a record of its own; null where nobody could change it. */
    private final @Nullable ValueCopy copy;

    private final boolean feedback;
    private final boolean overtakable;
    private final List<Restored> restored = new ArrayList<>();

    EdgeOutput(
            ChannelSelector selector,
            List<ChannelWriter> writers,
            @Nullable ValueCopy copy,
            boolean feedback,
            boolean overtakable) {
        this.selector = selector;
        this.copy = copy;
        this.feedback = feedback;
        this.overtakable = overtakable;
        this.writers = writers.toArray(ChannelWriter[]::new);
    }

    void record(Object value, long timestamp) throws Exception {
        int selected = selector.select(value);
        if (selected == ChannelSelector.ALL) {
            for (ChannelWriter writer : writers) {
                writer.write(own(value), timestamp);
            }
        } else {
            writers[selected].write(own(value), timestamp);
        }
    }

    private Object own(Object value) {
        return copy == null ? value : copy.of(value);
    }

    /** Sends the marker through the channel that {@code draw}, of any size, chooses. It does not go round in a loop. */
    void latency(LatencyMarker marker, long draw) {
        if (!feedback) {
            writers[(int) Math.floorMod(draw, (long) writers.length)].write(marker, 0);
        }
    }

    void broadcast(Object payload, long stamp) {
        for (ChannelWriter writer : writers) {
            writer.write(payload, stamp);
        }
    }

    /** Event time does not go round in a loop: its head would wait for its own watermark. */
    void broadcastTime(Marker marker, long watermark) {
        if (!feedback) {
            broadcast(marker, watermark);
        }
    }

    /** Sends the barrier in front of everything, or in its place where it may not overtake. */
    void overtake(Barrier barrier, Map<String, OperatorSnapshot.ListState> refused) {
        if (!overtakable) {
            broadcast(barrier, 0);
            return;
        }
        for (ChannelWriter writer : writers) {
            writer.overtake(barrier, refused);
        }
    }

    /** Says in front of everything that the barrier comes, where it may overtake. */
    void announce(Barrier barrier) {
        if (!overtakable) {
            return;
        }
        for (ChannelWriter writer : writers) {
            writer.announce(barrier);
        }
    }

    /** Takes what was in flight on the edge and begins with it; {@code null} as channel: wherever it now belongs. */
    void restored(Restored elements) {
        restored.add(elements);
    }

    /**
     * What was in flight.
     *
     * @param channel the channel it was in, null where the parallelism has changed and each record finds its channel anew
     * @param elements in their order
     */
    record Restored(@Nullable ChannelId channel, List<InFlight> elements) {}

    /** Sends what was in flight. */
    void replay(long checkpoint) throws Exception {
        for (Restored part : restored) {
            for (ChannelWriter writer : writers) {
                if (writer.channel().equals(part.channel())) {
                    writer.replay(part.elements(), checkpoint);
                }
            }
            if (part.channel() == null) {
                for (InFlight element : part.elements()) {
                    replayAnywhere(element);
                }
            }
        }
        restored.clear();
    }

    /** Watermarks of channels that are no more are left out: the sources send others. */
    private void replayAnywhere(InFlight element) throws Exception {
        if (element.value() != null) {
            record(element.value(), element.stamp());
        }
    }

    /** Processing time in ms at which the next buffer has to be given on, {@link Long#MAX_VALUE} for never. */
    long flushDue() {
        long due = Long.MAX_VALUE;
        for (ChannelWriter writer : writers) {
            due = Math.min(due, writer.flushDue());
        }
        return due;
    }

    /** Gives on the buffers whose time is up at processing time {@code now} in ms. */
    void flushDue(long now) {
        for (ChannelWriter writer : writers) {
            writer.flushDue(now);
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

    /**
     * Offers what waits on every channel; true when nothing waits any more that the subtask has to wait for. What is to go round in a
     * loop it does not wait for: if the loop's head waited for room in turn, both would for ever.
     */
    boolean flush() {
        boolean flushed = true;
        for (ChannelWriter writer : writers) {
            flushed &= writer.flush();
        }
        return flushed || feedback;
    }
}
