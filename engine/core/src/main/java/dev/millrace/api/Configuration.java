package dev.millrace.api;

import java.util.HashMap;
import java.util.Map;

/** Settings for {@link StreamExecutionEnvironment#configure}. */
public final class Configuration {
    private final Map<ConfigOption<?>, Object> values = new HashMap<>();

    /** Sets an option. */
    public <T> Configuration set(ConfigOption<T> option, T value) {
        values.put(option, value);
        return this;
    }

    /** The option's value, its default where it is not set. */
    @SuppressWarnings("unchecked")
    public <T> T get(ConfigOption<T> option) {
        return (T) values.getOrDefault(option, option.defaultValue());
    }

    /** Whether the option is set. */
    public boolean contains(ConfigOption<?> option) {
        return values.containsKey(option);
    }

    /** Takes over everything that is set in {@code other}. */
    void addAll(Configuration other) {
        values.putAll(other.values);
    }
}
