package dev.millrace.runtime;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.state.ListStates;
import dev.millrace.types.TypeInformation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An element that a barrier has overtaken and that is kept with the snapshot: a record with its timestamp, or (value null) a
 * watermark with its time. Public because it is written like any other state.
 *
 * @param stamp timestamp of the record, or the watermark, in ms
 * @param value the record, null for a watermark
 */
public record InFlight(long stamp, @Nullable Object value) {
    /** What the names of the lists begin with that hold what a receiver had not taken. */
    private static final String RECEIVING = "in flight: ";
    /** The same for what a full channel had refused. */
    private static final String SENDING = "in flight, not yet accepted: ";

    /** Name of the list for the channel at its receiver, or at its sender. */
    static String list(boolean receiving, Object channel) {
        return (receiving ? RECEIVING : SENDING) + channel;
    }

    /** The channel that a list of either name is about; null for other lists. */
    static @Nullable String channel(String list) {
        if (list.startsWith(RECEIVING)) {
            return list.substring(RECEIVING.length());
        }
        return list.startsWith(SENDING) ? list.substring(SENDING.length()) : null;
    }

    /** What of a snapshot is an operator's own: what was in flight is sent again by others, and belongs to no later snapshot. */
    static OperatorSnapshot without(OperatorSnapshot snapshot) {
        if (snapshot.lists().keySet().stream().allMatch(list -> channel(list) == null)) {
            return snapshot;
        }
        Map<String, OperatorSnapshot.ListState> own = new LinkedHashMap<>(snapshot.lists());
        own.keySet().removeIf(list -> channel(list) != null);
        return new OperatorSnapshot(snapshot.keyed(), own, snapshot.files());
    }

    /** What is kept of an element; null for what is sent again by itself: ends of input, barriers and latency markers. */
    static @Nullable InFlight of(Object payload, long stamp) {
        if (payload == Marker.WATERMARK) {
            return new InFlight(stamp, null);
        }
        boolean record = !(payload instanceof Marker || payload instanceof Barrier || payload instanceof LatencyMarker);
        return record ? new InFlight(stamp, payload) : null;
    }

    static OperatorSnapshot.ListState write(List<InFlight> elements, TypeInformation<?> type) {
        return ListStates.write(elements, elementType(type));
    }

    static List<InFlight> read(OperatorSnapshot.ListState state, TypeInformation<?> type, String where) {
        return ListStates.read(state, elementType(type), where);
    }

    private static TypeInformation<InFlight> elementType(TypeInformation<?> value) {
        return new TypeInformation.RecordOf<>(
                InFlight.class,
                List.of(
                        new TypeInformation.Component("stamp", TypeInformation.of(Long.class)),
                        new TypeInformation.Component("value", value)));
    }
}
