package dev.millrace.connector;

import java.util.Map;
import java.util.WeakHashMap;

/** The replayable streams of one or many runs, by name. Thread-safe. */
public final class StreamLibrary {
    private final Map<String, ReplayableStream> streams;
    private final Map<Class<?>, Map<String, Object[]>> typed = new WeakHashMap<>();

    /** A library of these streams. */
    public StreamLibrary(Map<String, ReplayableStream> streams) {
        this.streams = Map.copyOf(streams);
    }

    /** The streams by name. */
    public Map<String, ReplayableStream> streams() {
        return streams;
    }

    /** The stream called {@code name}; throws with the names that exist where there is none. */
    public ReplayableStream stream(String name) {
        ReplayableStream stream = streams.get(name);
        if (stream == null) {
            throw new IllegalArgumentException("there is no stream '" + name + "'; this run has "
                    + String.join(", ", streams.keySet().stream().sorted().toList()));
        }
        return stream;
    }

    /** The rows of the stream as records of {@code type}, converted once; not to be changed. */
    synchronized Object[] rows(String name, Class<?> type) {
        return typed.computeIfAbsent(type, any -> new java.util.HashMap<>())
                .computeIfAbsent(name, any -> new RowReader(stream(name), type).rows());
    }
}
