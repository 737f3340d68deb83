package dev.millrace.app.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An answer.
 *
 * @param status of HTTP
 * @param body JSON
 */
record Answer(int status, JsonNode body) {
    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    static Answer ok(JsonNode body) {
        return new Answer(OK, body);
    }

    /** It has begun; what becomes of it is asked for later. */
    static Answer accepted(JsonNode body) {
        return new Answer(ACCEPTED, body);
    }

    /** As Flink's ErrorResponseBody. */
    static Answer refused(RestRefusal refusal) {
        ObjectNode body = new ObjectMapper().createObjectNode();
        body.putArray("errors").add(refusal.sentence());
        return new Answer(refusal.status(), body);
    }
}
