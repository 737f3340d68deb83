package dev.millrace.journal;

import dev.millrace.journal.Element.Kind;
import dev.millrace.trace.ChannelId;
import dev.millrace.trace.Connections;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.TraceEvent.BarrierSent;
import dev.millrace.trace.TraceEvent.BufferFlushed;
import dev.millrace.trace.TraceEvent.ChannelBlocked;
import dev.millrace.trace.TraceEvent.ChannelHeld;
import dev.millrace.trace.TraceEvent.ChannelReleased;
import dev.millrace.trace.TraceEvent.ChannelUnblocked;
import dev.millrace.trace.TraceEvent.EdgeDeclared;
import dev.millrace.trace.TraceEvent.JobStarted;
import dev.millrace.trace.TraceEvent.LatencyMarkerSent;
import dev.millrace.trace.TraceEvent.OfChannel;
import dev.millrace.trace.TraceEvent.OutputBlocked;
import dev.millrace.trace.TraceEvent.OutputUnblocked;
import dev.millrace.trace.TraceEvent.Received;
import dev.millrace.trace.TraceEvent.RecordSent;
import dev.millrace.trace.TraceEvent.Sent;
import dev.millrace.trace.TraceEvent.StatusReceived;
import dev.millrace.trace.TraceEvent.StatusSent;
import dev.millrace.trace.TraceEvent.TaskCancelled;
import dev.millrace.trace.TraceEvent.TaskFailed;
import dev.millrace.trace.TraceEvent.VertexDeclared;
import dev.millrace.trace.TraceEvent.WatermarkSent;
import dev.millrace.trace.Traced;

/** What events do to the channels and to what is in them. */
final class ChannelFold {
    private ChannelFold() {}

    static PersistentMap<ChannelId, ChannelView> after(
            PersistentMap<ChannelId, ChannelView> channels, JobView job, Traced traced) {
        TraceEvent event = traced.event();
        if (event instanceof OfChannel ofChannel) {
            return ofChannel(channels, ofChannel, traced);
        } else if (event instanceof JobStarted) {
            return PersistentMap.empty();
        } else if (event instanceof EdgeDeclared edge) {
            return declared(channels, edge, job);
        } else if (event instanceof TaskFailed failed) {
            return emptied(channels, failed.subtask());
        } else if (event instanceof TaskCancelled cancelled) {
            return emptied(channels, cancelled.subtask());
        }
        return channels;
    }

    private static PersistentMap<ChannelId, ChannelView> ofChannel(
            PersistentMap<ChannelId, ChannelView> channels, OfChannel event, Traced traced) {
        ChannelView found = channels.find(event.channel());
        ChannelView old = found == null ? ChannelView.open(event.channel()) : found;
        return channels.with(event.channel(), changed(old, event, traced));
    }

    private static ChannelView changed(ChannelView channel, OfChannel event, Traced traced) {
        if (event instanceof Sent sent) {
            return channel.withElements(channel.elements().with(sent.sequence(), element(sent, traced)));
        } else if (event instanceof Received received) {
            PersistentMap<Long, Element> left = channel.elements().without(received.sequence());
            return received instanceof StatusReceived status
                    ? channel.withElements(left).withIdle(status.idle())
                    : channel.withElements(left);
        } else if (event instanceof BufferFlushed flushed) {
            return channel.withElements(flushed(channel.elements(), flushed, traced.time()));
        } else if (event instanceof ChannelBlocked blocked) {
            return channel.withBlockedBy(blocked.checkpoint());
        } else if (event instanceof ChannelUnblocked) {
            return channel.withBlockedBy(-1);
        } else if (event instanceof OutputBlocked) {
            return channel.withRefuses(true);
        } else if (event instanceof OutputUnblocked) {
            return channel.withRefuses(false);
        } else if (event instanceof ChannelHeld) {
            return channel.withHeld(true);
        } else if (event instanceof ChannelReleased) {
            return channel.withHeld(false);
        }
        return channel;
    }

    /** What waited in the sender's buffer is on its way. */
    private static PersistentMap<Long, Element> flushed(
            PersistentMap<Long, Element> elements, BufferFlushed event, long now) {
        PersistentMap<Long, Element> after = elements;
        for (Element element : elements.values()) {
            if (element.buffered()) {
                after = after.with(element.sequence(), element.onItsWay(now, event.arrives()));
            }
        }
        return after;
    }

    private static Element element(Sent sent, Traced traced) {
        if (sent instanceof RecordSent record) {
            return new Element(
                    Kind.RECORD,
                    sent.sequence(),
                    traced.position(),
                    traced.time(),
                    sent.arrives(),
                    record.key(),
                    record.value(),
                    record.timestamp());
        } else if (sent instanceof WatermarkSent watermark) {
            return signal(Kind.WATERMARK, sent, traced, watermark.watermark());
        } else if (sent instanceof StatusSent status) {
            return signal(status.idle() ? Kind.IDLE : Kind.ACTIVE, sent, traced, 0);
        } else if (sent instanceof BarrierSent barrier) {
            return signal(Kind.BARRIER, sent, traced, barrier.checkpoint());
        }
        return sent instanceof LatencyMarkerSent marker
                ? signal(Kind.LATENCY, sent, traced, marker.marked())
                : signal(Kind.END, sent, traced, 0);
    }

    private static Element signal(Kind kind, Sent sent, Traced traced, long time) {
        return new Element(kind, sent.sequence(), traced.position(), traced.time(), sent.arrives(), null, "", time);
    }

    private static PersistentMap<ChannelId, ChannelView> declared(
            PersistentMap<ChannelId, ChannelView> channels, EdgeDeclared edge, JobView job) {
        PersistentMap<ChannelId, ChannelView> more = channels;
        int senders = parallelism(job, edge.from());
        int receivers = parallelism(job, edge.to());
        for (int from = 0; from < senders; from++) {
            for (int to = 0; to < receivers; to++) {
                if (Connections.connected(edge.partitioning(), from, senders, to, receivers)) {
                    ChannelId id =
                            new ChannelId(new SubtaskId(edge.from(), from), new SubtaskId(edge.to(), to), edge.edge());
                    more = more.with(id, ChannelView.open(id));
                }
            }
        }
        return more;
    }

    private static int parallelism(JobView job, String vertex) {
        for (VertexDeclared declared : job.vertices()) {
            if (declared.vertex().equals(vertex)) {
                return declared.parallelism();
            }
        }
        return 0;
    }

    /** A subtask that is gone loses its channels and what is in them. */
    private static PersistentMap<ChannelId, ChannelView> emptied(
            PersistentMap<ChannelId, ChannelView> channels, SubtaskId subtask) {
        PersistentMap<ChannelId, ChannelView> left = channels;
        for (ChannelView channel : channels.values()) {
            if (channel.id().from().equals(subtask) || channel.id().to().equals(subtask)) {
                left = left.with(channel.id(), channel.emptied());
            }
        }
        return left;
    }
}
