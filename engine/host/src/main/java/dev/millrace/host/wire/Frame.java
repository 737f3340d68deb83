package dev.millrace.host.wire;

/** One frame. The payload is not copied: a frame is written or read once. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Frame(FrameType type, byte[] payload) {
    private static final byte[] NOTHING = {};

    /** A frame that says all by its type. */
    public static Frame of(FrameType type) {
        return new Frame(type, NOTHING);
    }
}
