package dev.millrace.host.wire;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.host.RunOutcome;
import dev.millrace.host.StreamSpec;
import dev.millrace.simulation.Script;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Turns messages into JSON and back. Thread-safe; costly to make, so each end makes one. */
public final class Payloads {
    private final ObjectMapper mapper = new ObjectMapper();

    /** Knows every message. */
    public Payloads() {
        tagged(RunOutcome.class);
        tagged(StreamSpec.class);
        tagged(Script.At.class);
        tagged(Script.Action.class);
    }

    /** A frame that holds {@code message}. */
    public Frame frame(FrameType type, Object message) {
        try {
            return new Frame(type, mapper.writeValueAsBytes(message));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The message that {@code frame} holds. */
    public <T> T read(Frame frame, Class<T> type) throws IOException {
        return mapper.readValue(frame.payload(), type);
    }

    private void tagged(Class<?> sealed) {
        mapper.addMixIn(sealed, Tagged.class);
        mapper.registerSubtypes(sealed.getPermittedSubclasses());
    }

    /** A member of a sealed family is written with its simple name, so that the core needs no annotations. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
    private interface Tagged {}
}
