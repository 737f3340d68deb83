package dev.millrace.connector;

import java.util.HashMap;
import java.util.Map;

/** The senders of one run that cannot be asked to send again. Thread-safe. */
public final class Connections {
    private final Map<String, Connection> open = new HashMap<>();

    /** Connects to the sender; at processing time {@code now} in ms. */
    synchronized Connection open(ReplayableStream stream, long now) {
        Connection known = open.get(stream.name());
        if (known != null) {
            known.open(now);
            return known;
        }
        Connection first = new Connection(stream);
        open.put(stream.name(), first);
        return first;
    }
}
