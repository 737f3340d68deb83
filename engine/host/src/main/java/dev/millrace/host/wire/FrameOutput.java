package dev.millrace.host.wire;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes frames. Thread-safe. A write waits while the pipe is full, so a fast engine cannot run ahead of a slow reader by
 * more than the pipe holds.
 */
public final class FrameOutput {
    private static final int HEADER_BYTES = 5;

    private final OutputStream out;

    /** Frames go to {@code out}. */
    public FrameOutput(OutputStream out) {
        this.out = out;
    }

    /** Writes the whole frame, or throws when the other end is gone. */
    public synchronized void write(Frame frame) throws IOException {
        byte[] payload = frame.payload();
        byte[] bytes = new byte[HEADER_BYTES + payload.length];
        bytes[0] = (byte) (payload.length >>> 24);
        bytes[1] = (byte) (payload.length >>> 16);
        bytes[2] = (byte) (payload.length >>> 8);
        bytes[3] = (byte) payload.length;
        bytes[4] = frame.type().code();
        System.arraycopy(payload, 0, bytes, HEADER_BYTES, payload.length);
        out.write(bytes);
        out.flush();
    }
}
