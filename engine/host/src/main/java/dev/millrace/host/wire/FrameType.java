package dev.millrace.host.wire;

import java.io.IOException;

/** What a frame holds. Each has a letter of its own on the wire: small ones go to the engine, capitals come from it. */
public enum FrameType {
    /** To the engine: a {@link Message.Run} in JSON. */
    RUN('r'),
    /** To the engine: end the run under way; no payload. */
    CANCEL('x'),
    /** To the engine: a {@link Message.Command} in JSON. */
    COMMAND('o'),
    /** To the engine: a {@link Message.Diagnose} in JSON. */
    DIAGNOSE('d'),
    /** To the engine: a {@link Message.Complete} in JSON. */
    COMPLETE('c'),
    /** From the engine: it is warm; no payload. */
    READY('R'),
    /** From the engine: trace events, one line of text each. */
    TRACED('T'),
    /** From the engine: text that the learner's code printed, in UTF-8. */
    PRINTED('P'),
    /** From the engine: a {@link Message.Ended} in JSON; the last frame of a run. */
    ENDED('E'),
    /** From the engine: a {@link Message.Commanded} in JSON. */
    COMMANDED('O'),
    /** From the engine: a {@link Message.Diagnosed} in JSON. */
    DIAGNOSED('D'),
    /** From the engine: a {@link Message.Completed} in JSON. */
    COMPLETED('C');

    private final char letter;

    FrameType(char letter) {
        this.letter = letter;
    }

    /** The byte on the wire. */
    byte code() {
        return (byte) letter;
    }

    /** The type with this byte. */
    static FrameType of(byte code) throws IOException {
        for (FrameType type : values()) {
            if (type.code() == code) {
                return type;
            }
        }
        throw new IOException("no frame has type " + code);
    }
}
