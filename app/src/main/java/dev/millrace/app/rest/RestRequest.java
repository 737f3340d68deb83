package dev.millrace.app.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked.
 *
 * @param path the parts of the path that its route names
 * @param query the parameters behind the path
 * @param body JSON, an empty object where there is none
 */
record RestRequest(Map<String, String> path, Map<String, String> query, JsonNode body) {
    /** The part of the path that the route calls so. */
    String part(String name) {
        return path.getOrDefault(name, "");
    }

    /** The text of that name in the body; null where there is none. */
    @Nullable
    String text(String name) throws RestRefusal {
        JsonNode value = body.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new RestRefusal(RestRefusal.BAD_REQUEST, "'" + name + "' must be a text, not " + value + ".");
        }
        return value.asText();
    }

    /** Whether the body says {@code true} to that name. */
    boolean flag(String name) throws RestRefusal {
        JsonNode value = body.get(name);
        if (value == null || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw new RestRefusal(RestRefusal.BAD_REQUEST, "'" + name + "' must be true or false, not " + value + ".");
        }
        return value.asBoolean();
    }

    /** Refuses a body with other names than these. */
    void requireOnly(String... names) throws RestRefusal {
        for (String given : (Iterable<String>) body::fieldNames) {
            if (!List.of(names).contains(given)) {
                throw new RestRefusal(
                        RestRefusal.BAD_REQUEST,
                        "There is nothing called '" + given + "' to say here; there is " + String.join(", ", names)
                                + ".");
            }
        }
    }
}
