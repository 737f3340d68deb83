package dev.millrace.state;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reports every change of a map state, as a change of the whole map. */
final class TracedMaps<N, UK, UV> extends TracedValues<N, Map<UK, UV>> implements KeyedMaps<N, UK, UV> {
    private final KeyedMaps<N, UK, UV> maps;

    TracedMaps(KeyedMaps<N, UK, UV> maps, StateReport<N> report, boolean mutable) {
        super(maps, report, mutable);
        this.maps = maps;
    }

    @Override
    public @Nullable UV getEntry(N namespace, UK key) {
        remember(maps.get(namespace));
        return maps.getEntry(namespace, key);
    }

    @Override
    public boolean containsEntry(N namespace, UK key) {
        return maps.containsEntry(namespace, key);
    }

    @Override
    public void putEntry(N namespace, UK key, UV value) throws Exception {
        String before = text(namespace);
        maps.putEntry(namespace, key, value);
        report(namespace, before);
    }

    @Override
    public void removeEntry(N namespace, UK key) {
        String before = text(namespace);
        maps.removeEntry(namespace, key);
        report(namespace, before);
    }

    @Override
    public boolean isEmpty(N namespace) {
        return maps.isEmpty(namespace);
    }
}
