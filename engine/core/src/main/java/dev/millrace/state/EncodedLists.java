package dev.millrace.state;

import dev.millrace.types.TypeInformation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists as {@link Layout#LIST}: adding an element costs the same, however long the list is. */
final class EncodedLists<N, T> extends EncodedState<N, List<T>> implements KeyedLists<N, T> {
    /** Last byte of the place that says that there is a list. */
    static final byte MARK = 0;

    /** Last byte of the place of the elements. */
    static final byte ELEMENTS = 1;

    private static final byte[] NOTHING = {};

    private final Encoder encoder;
    private final Decoder decoder;

    EncodedLists(ByteTable table, EntryKeys<N> places, String where, TypeInformation<T> element) {
        super(table, places);
        this.encoder = Encoder.of(element);
        this.decoder = new EvolvingDecoder(where).of(Schema.of(element), element, "value[]");
    }

    private static byte[] part(byte[] place, byte part) {
        byte[] longer = Arrays.copyOf(place, place.length + 1);
        longer[place.length] = part;
        return longer;
    }

    @Override
    @SuppressWarnings("unchecked")
    @Nullable
    List<T> read(byte[] place) {
        byte[] elements = table().get(part(place, ELEMENTS));
        if (elements == null) {
            return table().get(part(place, MARK)) == null ? null : new ArrayList<>();
        }
        return read(elements, 0, in -> {
            List<T> list = new ArrayList<>();
            while (in.available() > 0) {
                list.add((T) decoder.read(in));
            }
            return list;
        });
    }

    @Override
    void write(byte[] place, List<T> value) {
        table().put(part(place, MARK), NOTHING);
        table().put(part(place, ELEMENTS), encoded(value));
    }

    private byte[] encoded(List<T> elements) {
        return bytes(out -> {
            for (T element : elements) {
                encoder.write(element, out);
            }
        });
    }

    @Override
    public boolean append(N namespace, T element) {
        return appendAll(namespace, Collections.singletonList(element));
    }

    @Override
    public boolean appendAll(N namespace, List<T> elements) {
        byte[] place = place(namespace);
        boolean created = mark(part(place, MARK));
        table().append(part(place, ELEMENTS), encoded(elements));
        return created;
    }

    private boolean mark(byte[] mark) {
        if (table().get(mark) != null) {
            return false;
        }
        table().put(mark, NOTHING);
        return true;
    }

    @Override
    public boolean remove(N namespace) {
        byte[] place = place(namespace);
        byte[] mark = part(place, MARK);
        if (table().get(mark) == null) {
            return false;
        }
        table().remove(mark);
        table().remove(part(place, ELEMENTS));
        return true;
    }
}
