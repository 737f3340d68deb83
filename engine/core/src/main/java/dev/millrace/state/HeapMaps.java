package dev.millrace.state;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps on the heap, changed in place. */
final class HeapMaps<N, UK, UV> extends HeapValues<N, Map<UK, UV>> implements KeyedMaps<N, UK, UV> {
    HeapMaps(KeyContext keys) {
        super(keys);
    }

    @Override
    public @Nullable UV getEntry(N namespace, UK key) {
        Map<UK, UV> map = get(namespace);
        return map == null ? null : map.get(key);
    }

    @Override
    public boolean containsEntry(N namespace, UK key) {
        Map<UK, UV> map = get(namespace);
        return map != null && map.containsKey(key);
    }

    @Override
    public void putEntry(N namespace, UK key, UV value) throws Exception {
        add(namespace, value, (map, added) -> {
            Map<UK, UV> larger = map == null ? new LinkedHashMap<>() : map;
            larger.put(key, added);
            return larger;
        });
    }

    @Override
    public void removeEntry(N namespace, UK key) {
        Map<UK, UV> map = get(namespace);
        if (map == null || !map.containsKey(key)) {
            return;
        }
        if (map.size() == 1) {
            remove(namespace);
        } else {
            map.remove(key);
        }
    }

    @Override
    public boolean isEmpty(N namespace) {
        return get(namespace) == null;
    }
}
