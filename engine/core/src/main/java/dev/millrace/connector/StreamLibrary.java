package dev.millrace.connector;

import java.util.Map;

/** The replayable streams of one run, by name. */
public record StreamLibrary(Map<String, ReplayableStream> streams) {
    /** The stream called {@code name}; throws with the names that exist where there is none. */
    public ReplayableStream stream(String name) {
        ReplayableStream stream = streams.get(name);
        if (stream == null) {
            throw new IllegalArgumentException("there is no stream '" + name + "'; this run has " + streams.keySet());
        }
        return stream;
    }
}
