package dev.millrace.state;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One state as bytes in a table: what all {@link Layout}s share. Each access encodes or decodes, so nobody sees a value change in place. */
abstract class EncodedState<N, V> implements KeyedValues<N, V> {
    private static final byte[] EVERYTHING = {};

    private final ByteTable table;
    private final EntryKeys<N> places;

    EncodedState(ByteTable table, EntryKeys<N> places) {
        this.table = table;
        this.places = places;
    }

    final ByteTable table() {
        return table;
    }

    final byte[] place(N namespace) {
        return places.at(namespace);
    }

    /** The value at a place, null where there is none. */
    abstract @Nullable V read(byte[] place);

    /** Sets the value at a place. */
    abstract void write(byte[] place, V value);

    @SuppressWarnings("unchecked")
    final void restore(Object key, N namespace, Object value) {
        write(places.at(key, namespace), (V) value);
    }

    @Override
    public final @Nullable V get(N namespace) {
        return read(place(namespace));
    }

    @Override
    public final void put(N namespace, V value) {
        write(place(namespace), value);
    }

    @Override
    public final <A> boolean add(N namespace, A element, Fold<V, A> fold) throws Exception {
        V before = get(namespace);
        // Only then the place: the user's function may go to another one.
        V after = fold.add(before, element);
        put(namespace, after);
        return before == null;
    }

    @Override
    public final List<Object> keys(N namespace) {
        List<Object> found = new ArrayList<>();
        table.scan(EVERYTHING, (place, value) -> {
            Object key = places.keyIn(namespace, place);
            // Entries of one key and namespace are neighbours.
            if (key != null && (found.isEmpty() || !found.get(found.size() - 1).equals(key))) {
                found.add(key);
            }
            return true;
        });
        return found;
    }

    /** Writes something. */
    @FunctionalInterface
    interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    /** What is written, behind {@code prefix}. */
    static byte[] bytes(byte[] prefix, Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(prefix.length + 32);
        bytes.writeBytes(prefix);
        try {
            writing.to(new DataOutputStream(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static byte[] bytes(Writing writing) {
        return bytes(EVERYTHING, writing);
    }

    /** Reads something. */
    @FunctionalInterface
    interface Reading<T> {
        @Nullable
        T from(DataInputStream in) throws IOException;
    }

    /** What is read of {@code bytes} from a position on. */
    static <T> @Nullable T read(byte[] bytes, int from, Reading<T> reading) {
        try {
            return reading.from(new DataInputStream(new ByteArrayInputStream(bytes, from, bytes.length - from)));
        } catch (IOException damaged) {
            throw new UncheckedIOException("an entry of the state is damaged", damaged);
        }
    }
}
