package dev.millrace.state;

import dev.millrace.types.TypeInformation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps as {@link Layout#MAP}: in the order of their encoded keys. */
final class EncodedMaps<N, UK, UV> extends EncodedState<N, Map<UK, UV>> implements KeyedMaps<N, UK, UV> {
    private final Encoder keyEncoder;
    private final Decoder keyDecoder;
    private final Encoder encoder;
    private final Decoder decoder;

    EncodedMaps(ByteTable table, EntryKeys<N> places, String where, TypeInformation.MapOf<UK, UV> type) {
        super(table, places);
        EvolvingDecoder decoders = new EvolvingDecoder(where);
        this.keyEncoder = Encoder.of(type.key());
        this.keyDecoder = decoders.of(Schema.of(type.key()), type.key(), "value{key}");
        this.encoder = Encoder.of(type.value());
        this.decoder = decoders.of(Schema.of(type.value()), type.value(), "value{value}");
    }

    private byte[] entry(byte[] place, @Nullable Object key) {
        return bytes(place, out -> keyEncoder.write(key, out));
    }

    @SuppressWarnings("unchecked")
    private @Nullable UV value(byte[] bytes) {
        return (UV) EncodedState.<Object>read(bytes, 0, decoder::read);
    }

    @Override
    @SuppressWarnings("unchecked")
    @Nullable
    Map<UK, UV> read(byte[] place) {
        Map<UK, UV> map = new LinkedHashMap<>();
        table().scan(place, (key, value) -> {
            map.put((UK) EncodedState.<Object>read(key, place.length, keyDecoder::read), value(value));
            return true;
        });
        return map.isEmpty() ? null : map;
    }

    @Override
    void write(byte[] place, Map<UK, UV> value) {
        clear(place);
        value.forEach((key, each) -> write(place, key, each));
    }

    private void write(byte[] place, UK key, @Nullable UV value) {
        table().put(entry(place, key), bytes(out -> encoder.write(value, out)));
    }

    private boolean clear(byte[] place) {
        List<byte[]> entries = new ArrayList<>();
        table().scan(place, (key, value) -> entries.add(key));
        entries.forEach(table()::remove);
        return !entries.isEmpty();
    }

    @Override
    public boolean remove(N namespace) {
        return clear(place(namespace));
    }

    @Override
    public @Nullable UV getEntry(N namespace, UK key) {
        byte[] value = table().get(entry(place(namespace), key));
        return value == null ? null : value(value);
    }

    @Override
    public boolean containsEntry(N namespace, UK key) {
        return table().get(entry(place(namespace), key)) != null;
    }

    @Override
    public void putEntry(N namespace, UK key, UV value) {
        write(place(namespace), key, value);
    }

    @Override
    public void removeEntry(N namespace, UK key) {
        table().remove(entry(place(namespace), key));
    }

    @Override
    public boolean isEmpty(N namespace) {
        boolean[] empty = {true};
        table().scan(place(namespace), (key, value) -> empty[0] = false);
        return empty[0];
    }
}
