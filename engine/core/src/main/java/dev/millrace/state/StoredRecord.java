package dev.millrace.state;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A record read without its class.
 *
 * @param name simple name of the record
 * @param components values by component name, as written
 */
public record StoredRecord(String name, Map<String, @Nullable Object> components) {
    /** Copies the map, whose values may be null. */
    public StoredRecord {
        components = Collections.unmodifiableMap(new LinkedHashMap<>(components));
    }

    @Override
    public String toString() {
        return components.entrySet().stream().map(Object::toString).collect(Collectors.joining(", ", name + "(", ")"));
    }
}
