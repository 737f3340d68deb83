package dev.millrace.app.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds who answers a request. */
final class Routes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Route> routes;

    Routes(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /** The answer, also where that is a refusal. */
    Answer answer(String method, URI uri, byte[] body) {
        try {
            String[] path = Arrays.stream(uri.getRawPath().split("/", -1))
                    .map(Routes::decoded)
                    .toArray(String[]::new);
            for (Route route : routes) {
                Map<String, String> named = route.method().equals(method) ? route.match(path) : null;
                if (named != null) {
                    return route.handler().answer(new RestRequest(named, query(uri), body(body)));
                }
            }
            throw new RestRefusal(
                    RestRefusal.NOT_FOUND, "Not found: " + method + " " + uri.getPath() + "; there is " + all());
        } catch (RestRefusal refusal) {
            return Answer.refused(refusal);
        }
    }

    private String all() {
        return routes.stream().map(Route::toString).collect(Collectors.joining(", "));
    }

    private static JsonNode body(byte[] body) throws RestRefusal {
        if (new String(body, StandardCharsets.UTF_8).isBlank()) {
            return JSON.createObjectNode();
        }
        try {
            JsonNode read = JSON.readTree(new String(body, StandardCharsets.UTF_8));
            if (read.isObject()) {
                return read;
            }
        } catch (JsonProcessingException broken) {
            throw new RestRefusal(
                    RestRefusal.BAD_REQUEST, "The request's body is not JSON: " + broken.getOriginalMessage() + ".");
        }
        throw new RestRefusal(RestRefusal.BAD_REQUEST, "The request's body must be a JSON object: {...}.");
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new HashMap<>();
        String raw = uri.getRawQuery();
        for (String each : raw == null ? new String[0] : raw.split("&", -1)) {
            String[] sides = each.split("=", 2);
            query.put(decoded(sides[0]), sides.length == 2 ? decoded(sides[1]) : "");
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
