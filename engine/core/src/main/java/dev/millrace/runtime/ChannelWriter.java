package dev.millrace.runtime;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.trace.ChannelId;
import dev.millrace.trace.FlushReason;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Tracer;
import dev.millrace.types.TypeInformation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sending end of a channel. What the channel refuses waits here, in order; the subtask takes no input until it is gone,
 * so at most the output of one element or timer waits. What the channel accepts is given on at once, or, where there is a
 * buffer, when that is full or its time is up, or when an event follows.
 */
final class ChannelWriter {
    private final SubtaskId subtask;
    private final Channel channel;
    private final ElementText text;
    private final @Nullable TypeInformation<?> type;
    private final @Nullable SendBuffer buffer;
    private final @Nullable Tracer tracer;
    private final ArrayDeque<Refused> refused = new ArrayDeque<>();
    private long sequence;

    private record Refused(Object payload, long stamp) {}

    ChannelWriter(
            SubtaskId subtask,
            Channel channel,
            ElementText text,
            @Nullable TypeInformation<?> type,
            @Nullable SendBuffer buffer,
            @Nullable Tracer tracer) {
        this.subtask = subtask;
        this.channel = channel;
        this.text = text;
        this.type = type;
        this.buffer = buffer;
        this.tracer = tracer;
    }

    void write(Object payload, long stamp) {
        if (refused.isEmpty() && offer(payload, stamp)) {
            return;
        }
        if (refused.isEmpty() && tracer != null) {
            tracer.report(new TraceEvent.OutputBlocked(subtask, channel.id()));
        }
        refused.add(new Refused(payload, stamp));
    }

    ChannelId channel() {
        return channel.id();
    }

    /** Sends the barrier in front of everything; what the channel has refused belongs to the snapshot, and goes into {@code kept}. */
    void overtake(Barrier barrier, Map<String, OperatorSnapshot.ListState> kept) {
        List<InFlight> waiting = new ArrayList<>();
        for (Refused each : refused) {
            InFlight element = InFlight.of(each.payload(), each.stamp());
            if (element != null) {
                waiting.add(element);
            }
        }
        if (!waiting.isEmpty() && type != null) {
            kept.put(InFlight.list(false, channel.id()), InFlight.write(waiting, type));
            if (tracer != null) {
                tracer.report(new TraceEvent.InFlightKept(subtask, channel.id(), barrier.checkpoint(), waiting.size()));
            }
        }
        flushBuffer(FlushReason.EVENT);
        channel.overtake(barrier, sequence);
        reportSent(barrier, 0, channel.lastArrival());
    }

    void announce(Barrier barrier) {
        channel.announce(barrier);
    }

    /** Sends what was in flight when a snapshot was taken. */
    void replay(List<InFlight> elements, long checkpoint) {
        if (tracer != null) {
            tracer.report(new TraceEvent.InFlightReplayed(subtask, channel.id(), checkpoint, elements.size()));
        }
        for (InFlight element : elements) {
            write(element.value() == null ? Marker.WATERMARK : element.value(), element.stamp());
        }
    }

    boolean isBlocked() {
        return !refused.isEmpty();
    }

    /** Offers what waits; true when nothing waits any more. */
    boolean flush() {
        while (!refused.isEmpty()) {
            Refused first = refused.getFirst();
            if (!offer(first.payload(), first.stamp())) {
                return false;
            }
            refused.removeFirst();
            if (refused.isEmpty() && tracer != null) {
                tracer.report(new TraceEvent.OutputUnblocked(subtask, channel.id()));
            }
        }
        return true;
    }

    /** Processing time in ms at which what is in the buffer has to be given on, {@link Long#MAX_VALUE} for never. */
    long flushDue() {
        return buffer == null ? Long.MAX_VALUE : buffer.due();
    }

    /** Gives on what has been in the buffer for long enough at processing time {@code now} in ms. */
    void flushDue(long now) {
        if (flushDue() <= now) {
            flushBuffer(FlushReason.TIMEOUT);
        }
    }

    private boolean offer(Object payload, long stamp) {
        if (!channel.offer(payload, stamp)) {
            flushBuffer(FlushReason.FULL);
            return false;
        }
        if (buffer == null) {
            channel.flush();
            reportSent(payload, stamp, channel.lastArrival());
            return true;
        }
        reportSent(payload, stamp, TraceEvent.Sent.BUFFERED);
        boolean full = buffer.add();
        if (payload instanceof Barrier || payload == Marker.END_OF_INPUT) {
            flushBuffer(FlushReason.EVENT);
        } else if (full) {
            flushBuffer(FlushReason.FULL);
        }
        return true;
    }

    private void flushBuffer(FlushReason reason) {
        int elements = buffer == null ? 0 : buffer.clear();
        if (elements == 0) {
            return;
        }
        channel.flush();
        if (tracer != null) {
            tracer.report(new TraceEvent.BufferFlushed(subtask, channel.id(), elements, reason, channel.lastArrival()));
        }
    }

    private void reportSent(Object payload, long stamp, long arrives) {
        if (tracer != null) {
            tracer.report(text.sent(subtask, channel.id(), sequence++, payload, stamp, arrives));
        }
    }
}
