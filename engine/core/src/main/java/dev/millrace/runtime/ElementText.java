package dev.millrace.runtime;

import dev.millrace.functions.KeySelector;
import dev.millrace.trace.CanonicalText;
import dev.millrace.trace.ChannelId;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import org.jspecify.annotations.Nullable;

/** Turns the elements of an edge into trace events; used only when somebody listens. */
final class ElementText {
    private final @Nullable KeySelector<Object, Object> keySelector;

    ElementText(@Nullable KeySelector<Object, Object> keySelector) {
        this.keySelector = keySelector;
    }

    TraceEvent sent(SubtaskId subtask, ChannelId channel, long sequence, Object payload, long stamp, long arrives) {
        if (payload instanceof Barrier barrier) {
            return new TraceEvent.BarrierSent(subtask, channel, sequence, barrier.checkpoint(), arrives);
        }
        if (payload == Marker.WATERMARK) {
            return new TraceEvent.WatermarkSent(subtask, channel, sequence, stamp, arrives);
        }
        if (payload == Marker.IDLE || payload == Marker.ACTIVE) {
            return new TraceEvent.StatusSent(subtask, channel, sequence, payload == Marker.IDLE, arrives);
        }
        if (payload == Marker.END_OF_INPUT) {
            return new TraceEvent.EndSent(subtask, channel, sequence, arrives);
        }
        if (payload instanceof LatencyMarker marker) {
            return new TraceEvent.LatencyMarkerSent(
                    subtask, channel, sequence, marker.source().toString(), marker.marked(), arrives);
        }
        return new TraceEvent.RecordSent(
                subtask, channel, sequence, key(payload), CanonicalText.of(payload), stamp, arrives);
    }

    TraceEvent received(SubtaskId subtask, ChannelId channel, long sequence, Object payload, long stamp) {
        if (payload instanceof Barrier barrier) {
            return new TraceEvent.BarrierReceived(subtask, channel, sequence, barrier.checkpoint());
        }
        if (payload == Marker.WATERMARK) {
            return new TraceEvent.WatermarkReceived(subtask, channel, sequence, stamp);
        }
        if (payload == Marker.IDLE || payload == Marker.ACTIVE) {
            return new TraceEvent.StatusReceived(subtask, channel, sequence, payload == Marker.IDLE);
        }
        if (payload == Marker.END_OF_INPUT) {
            return new TraceEvent.EndReceived(subtask, channel, sequence);
        }
        if (payload instanceof LatencyMarker marker) {
            return new TraceEvent.LatencyMarkerReceived(
                    subtask, channel, sequence, marker.source().toString(), marker.marked());
        }
        return new TraceEvent.RecordReceived(
                subtask, channel, sequence, key(payload), CanonicalText.of(payload), stamp);
    }

    TraceEvent taken(SubtaskId subtask, ChannelId channel, Object value, long timestamp) {
        return new TraceEvent.RecordTaken(subtask, channel, key(value), CanonicalText.of(value), timestamp);
    }

    private @Nullable String key(Object payload) {
        if (keySelector == null) {
            return null;
        }
        try {
            return CanonicalText.of(keySelector.getKey(payload));
        } catch (Exception failure) {
            // The same selector has failed, or is about to, where it counts; that failure is the one to report.
            return null;
        }
    }
}
