package dev.millrace.state;

import dev.millrace.checkpoint.OperatorSnapshot.Group;
import dev.millrace.checkpoint.OperatorSnapshot.KeyedState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns a table into the form that every backend can restore, by its schema alone. What stands in a table is encoded in the same
 * way and in the same order, so that entries are put together and not read.
 */
final class TableEntries {
    private static final byte[] EVERYTHING = {};

    private final Decoder key;
    private final Decoder namespace;
    private final StateSchema schema;
    private final Map<Integer, Writing> groups = new TreeMap<>();
    private byte[] current = {};
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private int gatheredEntries;

    /** A key group under way. */
    private static final class Writing {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int entries;

        void add(byte[] place, int length) {
            bytes.write(place, EntryKeys.GROUP_BYTES, length - EntryKeys.GROUP_BYTES);
            entries++;
        }
    }

    private TableEntries(StateSchema schema) {
        this.schema = schema;
        this.key = SchemaDecoder.of(schema.key());
        this.namespace = SchemaDecoder.of(schema.namespace());
    }

    /** The entries of {@code table}. */
    static KeyedState of(ByteTable table, Layout layout, String schema) {
        TableEntries entries = new TableEntries(StateSchema.parse(schema));
        try {
            switch (layout) {
                case VALUE -> table.scan(EVERYTHING, entries::value);
                case LIST -> table.scan(EVERYTHING, entries::list);
                case MAP -> {
                    table.scan(EVERYTHING, entries::mapEntry);
                    entries.endMap();
                }
            }
        } catch (UncheckedIOException damaged) {
            throw new IncompatibleStateException("the entries of a table are damaged (" + damaged.getCause() + ")");
        }
        return new KeyedState(schema, entries.finish());
    }

    private Map<Integer, Group> finish() {
        Map<Integer, Group> finished = new TreeMap<>();
        groups.forEach((number, group) -> finished.put(number, new Group(group.entries, group.bytes.toByteArray())));
        return finished;
    }

    private Writing group(byte[] place) {
        return groups.computeIfAbsent(((place[0] & 0xff) << 8) | (place[1] & 0xff), number -> new Writing());
    }

    private boolean value(byte[] place, byte[] value) {
        Writing group = group(place);
        group.add(place, place.length);
        group.bytes.writeBytes(value);
        return true;
    }

    private boolean list(byte[] place, byte[] value) {
        if (place[place.length - 1] == EncodedLists.ELEMENTS) {
            Writing group = group(place);
            group.add(place, place.length - 1);
            writeInt(count(value), group.bytes);
            group.bytes.writeBytes(value);
        }
        return true;
    }

    private int count(byte[] elements) {
        Decoder element = SchemaDecoder.of(((Schema.ListOf) schema.value()).element());
        ByteArrayInputStream left = new ByteArrayInputStream(elements);
        DataInputStream in = new DataInputStream(left);
        int count = 0;
        try {
            while (left.available() > 0) {
                element.read(in);
                count++;
            }
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
        return count;
    }

    private boolean mapEntry(byte[] place, byte[] value) {
        int prefix = prefix(place);
        if (!Arrays.equals(place, 0, prefix, current, 0, current.length)) {
            endMap();
            current = Arrays.copyOf(place, prefix);
        }
        gathered.write(place, prefix, place.length - prefix);
        gathered.writeBytes(value);
        gatheredEntries++;
        return true;
    }

    /** Length of key group, key and namespace. */
    private int prefix(byte[] place) {
        ByteArrayInputStream left =
                new ByteArrayInputStream(place, EntryKeys.GROUP_BYTES, place.length - EntryKeys.GROUP_BYTES);
        DataInputStream in = new DataInputStream(left);
        try {
            key.readPresent(in);
            namespace.readPresent(in);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
        return place.length - left.available();
    }

    private void endMap() {
        if (gatheredEntries > 0) {
            Writing group = group(current);
            group.add(current, current.length);
            writeInt(gatheredEntries, group.bytes);
            group.bytes.writeBytes(gathered.toByteArray());
        }
        gathered.reset();
        gatheredEntries = 0;
    }

    private static void writeInt(int number, ByteArrayOutputStream bytes) {
        try {
            new DataOutputStream(bytes).writeInt(number);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
