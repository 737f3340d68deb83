package dev.millrace.journal;

import dev.millrace.trace.ChannelId;
import dev.millrace.trace.TraceEvent;

/** Says what goes into channels, comes out of them, and holds them up. */
final class ElementSentences {
    private final RunMemory memory;

    ElementSentences(RunMemory memory) {
        this.memory = memory;
    }

    void addTo(Sentences sentences) {
        addRecords(sentences);
        sentences.on(TraceEvent.WatermarkSent.class, e -> sent(e, watermark(e.watermark())));
        sentences.on(TraceEvent.WatermarkReceived.class, e -> received(e, watermark(e.watermark())));
        sentences.on(TraceEvent.WatermarkAdvanced.class, this::advanced);
        sentences.on(TraceEvent.StatusSent.class, e -> sent(e, status(e.idle())));
        sentences.on(TraceEvent.StatusReceived.class, e -> received(e, status(e.idle())));
        sentences.on(
                TraceEvent.StatusChanged.class,
                e -> e.subtask()
                        + (e.idle()
                                ? " is idle: nobody waits for its watermark."
                                : " is active: its watermark counts again."));
        sentences.on(
                TraceEvent.SplitAligned.class,
                e -> e.subtask()
                        + (e.paused() ? " stops reading " : " reads ")
                        + e.split()
                        + (e.paused()
                                ? ", which is ahead of its group: up to " + memory.time(e.allowed()) + " is allowed."
                                : " again because the others have caught up."));
        sentences.on(TraceEvent.LatencyMarkerSent.class, e -> sent(e, "a latency marker of " + e.source()));
        sentences.on(TraceEvent.LatencyMarkerReceived.class, e -> received(e, "a latency marker of " + e.source()));
        sentences.on(TraceEvent.BarrierSent.class, e -> sent(e, "barrier " + e.checkpoint()));
        sentences.on(TraceEvent.BarrierReceived.class, e -> received(e, "barrier " + e.checkpoint()));
        sentences.on(TraceEvent.EndSent.class, e -> sent(e, "the end of its input"));
        sentences.on(TraceEvent.EndReceived.class, e -> received(e, "the end of input"));
        addHoldUps(sentences);
    }

    private void addRecords(Sentences sentences) {
        sentences.on(
                TraceEvent.RecordRead.class,
                e -> e.subtask() + " read record " + e.position() + " of " + e.split() + ": "
                        + record(e.value(), e.timestamp()) + ".");
        sentences.on(
                TraceEvent.RecordSent.class,
                e -> sent(e, record(e.value(), e.timestamp()) + (e.key() == null ? "" : ", key " + e.key() + ",")));
        sentences.on(
                TraceEvent.RecordTaken.class,
                e -> e.subtask() + " processes " + record(e.value(), e.timestamp())
                        + ", which waited for the end of the input.");
        sentences.on(TraceEvent.RecordReceived.class, e -> received(e, record(e.value(), e.timestamp())));
    }

    private void addHoldUps(Sentences sentences) {
        sentences.on(
                TraceEvent.BarrierAnnounced.class,
                e -> e.subtask() + " hears that barrier " + e.checkpoint() + " is on its way from "
                        + e.channel().from()
                        + ": when the aligned checkpoint timeout is up, it no longer waits behind what is in flight.");
        sentences.on(
                TraceEvent.ChannelBlocked.class,
                e -> e.subtask() + " stops reading " + e.channel().from() + " until barrier " + e.checkpoint()
                        + " has come from its other inputs.");
        sentences.on(
                TraceEvent.ChannelUnblocked.class,
                e -> e.subtask() + " reads " + e.channel().from() + " again because "
                        + (memory.isAborted(e.checkpoint())
                                ? memory.name(e.checkpoint()) + " was aborted."
                                : "barrier " + e.checkpoint() + " has come from all inputs."));
        sentences.on(
                TraceEvent.OutputBlocked.class,
                e -> e.subtask() + " is held up because the channel to "
                        + e.channel().to() + " is full.");
        sentences.on(
                TraceEvent.OutputUnblocked.class,
                e -> e.subtask() + " goes on because the channel to "
                        + e.channel().to() + " has room again.");
        sentences.on(TraceEvent.BufferFlushed.class, ElementSentences::flushed);
        sentences.on(
                TraceEvent.ChannelHeld.class,
                e -> "The channel from " + e.channel().from() + " to " + e.subtask()
                        + " was held from outside: it delivers nothing.");
        sentences.on(
                TraceEvent.ChannelReleased.class,
                e -> "The channel from " + e.channel().from() + " to " + e.subtask() + " delivers again.");
    }

    private String advanced(TraceEvent.WatermarkAdvanced event) {
        String moved = "The watermark of " + event.subtask() + " moved to " + memory.time(event.watermark());
        ChannelId slowest = memory.slowestInput(event.subtask());
        if (slowest == null) {
            return moved + ".";
        } else if (event.watermark() == Long.MAX_VALUE) {
            return moved + ": none of its inputs has anything more.";
        }
        boolean isOnly = memory.inputs(event.subtask()) == 1;
        return moved + (isOnly ? " with its only input, " : ": its slowest input is ") + slowest.from() + ".";
    }

    private static String flushed(TraceEvent.BufferFlushed event) {
        String elements = event.elements() == 1 ? "one element" : event.elements() + " elements";
        return event.subtask() + " gave " + elements + " on to "
                + event.channel().to() + " because "
                + switch (event.reason()) {
                    case FULL -> "there is no room for more.";
                    case TIMEOUT -> "the oldest has waited for the buffer timeout.";
                    case EVENT -> "a barrier or the end of input follows.";
                };
    }

    private static String status(boolean idle) {
        return idle ? "word that it is idle" : "word that it is active again";
    }

    private String watermark(long watermark) {
        return watermark == Long.MAX_VALUE ? "the final watermark" : "watermark " + memory.time(watermark);
    }

    private String record(String value, long timestamp) {
        return timestamp == Long.MIN_VALUE ? value : value + " (" + memory.time(timestamp) + ")";
    }

    private static String sent(TraceEvent.Sent event, String what) {
        return event.subtask() + " sent " + what + " to " + event.channel().to() + ".";
    }

    private static String received(TraceEvent.Received event, String what) {
        return event.subtask() + " received " + what + " from "
                + event.channel().from() + ".";
    }
}
