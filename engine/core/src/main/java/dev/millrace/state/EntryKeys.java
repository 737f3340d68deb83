package dev.millrace.state;

import dev.millrace.types.TypeInformation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Where the entries of one state stand in its table: key group (two bytes), key, namespace. No encoded value is the beginning of
 * another one of its type, so that what begins with a key and a namespace belongs to them. See Flink's CompositeKeySerializationUtils.
 */
final class EntryKeys<N> {
    /** Length of the key group. */
    static final int GROUP_BYTES = 2;

    private final KeyContext keys;
    private final int keyGroups;
    private final Encoder encoder;
    private final Decoder decoder;
    private final Namespace<N> namespaces;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(buffer);
    private @Nullable Object encodedKey;
    private byte[] encoded = {};

    /**
     * @param where the operator and state, for messages
     * @param keys holds the current key
     */
    EntryKeys(String where, KeyContext keys, int keyGroups, TypeInformation<?> keyType, Namespace<N> namespaces) {
        this.keys = keys;
        this.keyGroups = keyGroups;
        this.encoder = Encoder.of(keyType);
        this.decoder = new EvolvingDecoder(where).of(Schema.of(keyType), keyType, "key");
        this.namespaces = namespaces;
    }

    /** The place of the current key in {@code namespace}. */
    byte[] at(N namespace) {
        Object key = keys.key();
        if (key != encodedKey) {
            // The same object is the same key: one that changed would not be found on the heap either.
            encoded = group(key);
            encodedKey = key;
        }
        buffer.reset();
        buffer.writeBytes(encoded);
        return with(namespace);
    }

    /** The place of any key in {@code namespace}. */
    byte[] at(Object key, N namespace) {
        byte[] group = group(key);
        buffer.reset();
        buffer.writeBytes(group);
        return with(namespace);
    }

    private byte[] group(Object key) {
        buffer.reset();
        try {
            out.writeShort(KeyGroups.of(key, keyGroups));
            encoder.writePresent(key, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return buffer.toByteArray();
    }

    private byte[] with(N namespace) {
        try {
            namespaces.write(namespace, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return buffer.toByteArray();
    }

    /** The key at {@code place}, if it is one of {@code namespace}; else null. */
    @Nullable
    Object keyIn(N namespace, byte[] place) {
        try {
            DataInputStream in =
                    new DataInputStream(new ByteArrayInputStream(place, GROUP_BYTES, place.length - GROUP_BYTES));
            Object key = decoder.readPresent(in);
            return namespaces.read(in).equals(namespace) ? key : null;
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
