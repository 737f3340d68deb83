package dev.millrace.runtime;

import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Tracer;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The sending end of a channel. What the channel refuses waits here, in order; the subtask takes no input until it is gone,
 * so at most the output of one element or timer waits.
 */
final class ChannelWriter {
    private final SubtaskId subtask;
    private final Channel channel;
    private final ElementText text;
    private final @Nullable Tracer tracer;
    private final ArrayDeque<Refused> refused = new ArrayDeque<>();
    private long sequence;

    private record Refused(Object payload, long stamp) {}

    ChannelWriter(SubtaskId subtask, Channel channel, ElementText text, @Nullable Tracer tracer) {
        this.subtask = subtask;
        this.channel = channel;
        this.text = text;
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

    private boolean offer(Object payload, long stamp) {
        if (!channel.offer(payload, stamp)) {
            return false;
        }
        if (tracer != null) {
            tracer.report(text.sent(subtask, channel.id(), sequence++, payload, stamp, channel.lastArrival()));
        }
        return true;
    }
}
