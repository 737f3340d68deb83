package dev.millrace.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Collects what came out of a case. */
final class Items {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> items = new ArrayList<>();

    /** A new item, to be filled by the caller. */
    ObjectNode add(int step, String kind) {
        ObjectNode item = JSON.createObjectNode().put("step", step).put("t", kind);
        items.add(item);
        return item;
    }

    /** The same with a value under one name. */
    void add(int step, String kind, String name, Object value) {
        add(step, kind).set(name, JSON.valueToTree(value));
    }

    /** As they would be read from a file, so that equal numbers are equal nodes. */
    List<JsonNode> items() {
        return items.stream().map(Items::reread).toList();
    }

    private static JsonNode reread(JsonNode item) {
        try {
            return JSON.readTree(item.toString());
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static JsonNode tree(Object value) {
        return JSON.valueToTree(value);
    }
}
