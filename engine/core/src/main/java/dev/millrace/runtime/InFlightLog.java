package dev.millrace.runtime;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one snapshot keeps of the elements in flight towards one subtask: those sent before the barrier and not yet taken when the operators' snapshot was. */
final class InFlightLog {
    private final Map<Integer, List<InFlight>> kept = new TreeMap<>();
    private final BitSet recording = new BitSet();

    /** What is taken from the channel from now on is kept. */
    void record(int channel) {
        recording.set(channel);
    }

    /** The channel's barrier is here. */
    void stop(int channel) {
        recording.clear(channel);
    }

    /** An element was taken from the channel. */
    void taken(int channel, Object payload, long stamp) {
        if (recording.get(channel)) {
            keep(channel, payload, stamp);
        }
    }

    /** Keeps the element, behind those of its channel that were kept before. */
    void keep(int channel, Object payload, long stamp) {
        InFlight element = InFlight.of(payload, stamp);
        if (element != null) {
            kept.computeIfAbsent(channel, any -> new ArrayList<>()).add(element);
        }
    }

    /** By channel, in their order. */
    Map<Integer, List<InFlight>> kept() {
        return kept;
    }
}
