package dev.millrace.app.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.CompletableFuture;

/** What a request has begun and another asks for. Any thread. */
final class Operation {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String id;
    private final CompletableFuture<ObjectNode> result = new CompletableFuture<>();
    private final CompletableFuture<Boolean> told = new CompletableFuture<>();

    Operation(String id) {
        this.id = id;
    }

    /** It has led to this. */
    void complete(ObjectNode how) {
        result.complete(how);
    }

    /** It has led to nothing. */
    void fail(String why) {
        ObjectNode failed = JSON.createObjectNode();
        failed.putObject("failure-cause").put("class", "CheckpointException").put("stack-trace", why);
        result.complete(failed);
    }

    /** Completes once its result has been asked for. */
    CompletableFuture<Boolean> told() {
        return told;
    }

    /** Its id, for whoever will ask. */
    Answer begun() {
        return Answer.accepted(JSON.createObjectNode().put("request-id", id));
    }

    /** How far it is. As Flink's AsynchronousOperationResult. */
    Answer status() {
        ObjectNode now = result.getNow(null);
        ObjectNode body = JSON.createObjectNode();
        body.putObject("status").put("id", now == null ? "IN_PROGRESS" : "COMPLETED");
        if (now != null) {
            body.set("operation", now);
            told.complete(true);
        }
        return Answer.ok(body);
    }
}
