package dev.millrace.state;

import dev.millrace.types.TypeInformation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the entries of a map are stored one by one: as records of a key and a value. */
record MapEntry<K, V>(@Nullable K key, @Nullable V value) {
    @SuppressWarnings({"unchecked", "rawtypes"})
    static <K, V> TypeInformation<MapEntry<K, V>> of(TypeInformation.MapOf<K, V> map) {
        return new TypeInformation.RecordOf(
                MapEntry.class,
                List.of(
                        new TypeInformation.Component("key", map.key()),
                        new TypeInformation.Component("value", map.value())));
    }

    static <K, V> MapEntry<K, V> of(Map.Entry<K, V> entry) {
        return new MapEntry<>(entry.getKey(), entry.getValue());
    }
}
