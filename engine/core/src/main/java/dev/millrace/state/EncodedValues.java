package dev.millrace.state;

import dev.millrace.types.TypeInformation;
import org.jspecify.annotations.Nullable;

/** Values as {@link Layout#VALUE}. */
final class EncodedValues<N, V> extends EncodedState<N, V> {
    private final Encoder encoder;
    private final Decoder decoder;

    EncodedValues(ByteTable table, EntryKeys<N> places, String where, TypeInformation<V> type) {
        super(table, places);
        this.encoder = Encoder.of(type);
        this.decoder = new EvolvingDecoder(where).of(Schema.of(type), type, "value");
    }

    @Override
    @SuppressWarnings("unchecked")
    @Nullable
    V read(byte[] place) {
        byte[] value = table().get(place);
        return value == null ? null : (V) read(value, 0, decoder::readPresent);
    }

    @Override
    void write(byte[] place, V value) {
        table().put(place, bytes(out -> encoder.writePresent(value, out)));
    }

    @Override
    public boolean remove(N namespace) {
        byte[] place = place(namespace);
        if (table().get(place) == null) {
            return false;
        }
        table().remove(place);
        return true;
    }
}
