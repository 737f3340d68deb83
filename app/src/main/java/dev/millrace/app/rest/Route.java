package dev.millrace.app.rest;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One path that is answered.
 *
 * @param method of HTTP
 * @param pattern the path; a part that begins with a colon stands for any
 * @param handler answers
 */
record Route(String method, String pattern, Handler handler) {
    /** Answers what is asked on one path. On a thread of the server. */
    @FunctionalInterface
    interface Handler {
        Answer answer(RestRequest request) throws RestRefusal;
    }

    /** What the path has where the pattern has a name; null where they are not alike. */
    @Nullable
    Map<String, String> match(String[] path) {
        String[] parts = pattern.split("/", -1);
        if (parts.length != path.length) {
            return null;
        }
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].startsWith(":")) {
                named.put(parts[i].substring(1), path[i]);
            } else if (!parts[i].equals(path[i])) {
                return null;
            }
        }
        return named;
    }

    @Override
    public String toString() {
        return method + " " + pattern;
    }
}
