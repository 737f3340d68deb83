package dev.millrace.host.child;

import dev.millrace.host.wire.Frame;
import dev.millrace.host.wire.FrameType;
import dev.millrace.trace.TraceText;
import dev.millrace.trace.Traced;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Sends a run's events, many in a frame; never holds more than one frame. Thread-safe. */
final class TraceFrames implements Consumer<Traced> {
    private static final int FRAME_CHARS = 48 * 1024;
    private static final long HELD_NANOS_MAX = 50_000_000;

    private final EngineOutput out;
    private final StringBuilder lines = new StringBuilder(FRAME_CHARS + 1_024);
    private long heldSince;
    private long events;

    TraceFrames(EngineOutput out) {
        this.out = out;
    }

    @Override
    public synchronized void accept(Traced traced) {
        long now = System.nanoTime();
        if (lines.isEmpty()) {
            heldSince = now;
        }
        events++;
        TraceText.append(traced, lines);
        lines.append('\n');
        if (lines.length() >= FRAME_CHARS || now - heldSince > HELD_NANOS_MAX) {
            send();
        }
    }

    /** Number of events so far. */
    synchronized long events() {
        return events;
    }

    /** Sends what is held. */
    synchronized void send() {
        if (!lines.isEmpty()) {
            byte[] text = lines.toString().getBytes(StandardCharsets.US_ASCII);
            out.say(new Frame(FrameType.TRACED, text));
            lines.setLength(0);
        }
    }
}
