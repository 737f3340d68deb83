package dev.millrace.host.child;

import dev.millrace.host.wire.Frame;
import dev.millrace.host.wire.FrameOutput;
import dev.millrace.host.wire.FrameType;
import dev.millrace.host.wire.Payloads;
import java.io.IOException;

/** Says things to the client. Thread-safe. Nobody to say them to means that there is nothing left to do: the process halts. */
final class EngineOutput {
    private final FrameOutput frames;
    private final Payloads payloads = new Payloads();

    EngineOutput(FrameOutput frames) {
        this.frames = frames;
    }

    Payloads payloads() {
        return payloads;
    }

    void say(Frame frame) {
        try {
            frames.write(frame);
        } catch (IOException parentIsGone) {
            halt();
        }
    }

    void say(FrameType type, Object message) {
        say(payloads.frame(type, message));
    }

    /** Ends the process at once, without shutdown hooks, which may be the learner's. */
    void halt() {
        Runtime.getRuntime().halt(0);
    }
}
