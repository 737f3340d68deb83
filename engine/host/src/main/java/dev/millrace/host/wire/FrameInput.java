package dev.millrace.host.wire;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads frames: four bytes of payload length, one byte of type, the payload. For one thread. */
public final class FrameInput {
    private static final int PAYLOAD_BYTES_MAX = 256 * 1024 * 1024;

    private final DataInputStream in;

    /** Frames come from {@code in}. */
    public FrameInput(InputStream in) {
        this.in = new DataInputStream(new BufferedInputStream(in, 64 * 1024));
    }

    /** The next frame, null when the other end is gone, in the middle of a frame or between two. */
    public @Nullable Frame next() throws IOException {
        try {
            int length = in.readInt();
            FrameType type = FrameType.of(in.readByte());
            if (length < 0 || length > PAYLOAD_BYTES_MAX) {
                throw new IOException("not a frame: type " + type + ", " + length + " bytes");
            }
            byte[] payload = new byte[length];
            in.readFully(payload);
            return new Frame(type, payload);
        } catch (EOFException end) {
            return null;
        }
    }
}
