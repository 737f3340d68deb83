package dev.millrace.state;

import dev.millrace.checkpoint.OperatorSnapshot.Group;
import dev.millrace.checkpoint.OperatorSnapshot.KeyedState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Leaves what has expired out of a full snapshot: out of the values, and out of the times beside them. See Flink, "Cleanup in full snapshot". */
final class UnexpiredEntries {
    private final Layout layout;
    private final Expiry expiry;
    private final StateSchema schema;
    private final Decoder key;
    private final Decoder namespace;

    /** One element of an entry, or the entry itself: what names it (its place from the end of a list, or the key of a map), and its bytes. */
    private record Part(Object name, byte[] bytes, Object value) {}

    /** An entry: key and namespace, and its parts. */
    private record Entry(ByteBuffer owner, List<Part> parts) {}

    private UnexpiredEntries(Layout layout, Expiry expiry, StateSchema schema) {
        this.layout = layout;
        this.expiry = expiry;
        this.schema = schema;
        this.key = SchemaDecoder.of(schema.key());
        this.namespace = SchemaDecoder.of(schema.namespace());
    }

    /** Leaves out of {@code snapshot} what has expired of the state called {@code name}. */
    static void keep(Map<String, KeyedState> snapshot, String name, Layout layout, Expiry expiry) {
        KeyedState values = snapshot.get(name);
        KeyedState stamps = snapshot.get(name + UserStates.TOUCHED);
        if (values == null || stamps == null) {
            return;
        }
        UnexpiredEntries ofStamps = new UnexpiredEntries(layout, expiry, StateSchema.parse(stamps.schema()));
        UnexpiredEntries ofValues = new UnexpiredEntries(layout, expiry, StateSchema.parse(values.schema()));
        Map<Integer, Group> keptValues = new TreeMap<>();
        Map<Integer, Group> keptStamps = new TreeMap<>();
        values.groups().forEach((number, group) -> {
            Map<ByteBuffer, List<Part>> times = new HashMap<>();
            Group stampGroup = stamps.groups().get(number);
            ofStamps.read(stampGroup).forEach(entry -> times.put(entry.owner(), entry.parts()));
            List<Entry> living = new ArrayList<>();
            List<Entry> livingTimes = new ArrayList<>();
            for (Entry entry : ofValues.read(group)) {
                List<Part> touched = times.getOrDefault(entry.owner(), List.of());
                living.add(ofValues.living(entry, touched));
                livingTimes.add(ofStamps.living(new Entry(entry.owner(), touched), touched));
            }
            ofValues.write(living, number, keptValues);
            ofStamps.write(livingTimes, number, keptStamps);
        });
        snapshot.put(name, new KeyedState(values.schema(), keptValues));
        snapshot.put(name + UserStates.TOUCHED, new KeyedState(stamps.schema(), keptStamps));
    }

    private Entry living(Entry entry, List<Part> touched) {
        Map<Object, Object> times = new HashMap<>();
        touched.forEach(each -> times.put(each.name(), each.value()));
        List<Part> parts = entry.parts().stream()
                .filter(part -> !expiry.isExpired((Long) times.get(part.name())))
                .toList();
        return new Entry(entry.owner(), parts);
    }

    private List<Entry> read(@Nullable Group group) {
        List<Entry> entries = new ArrayList<>();
        if (group == null) {
            return entries;
        }
        Bytes in = new Bytes(group.bytes());
        try {
            for (int i = 0; i < group.entries(); i++) {
                int start = in.position();
                key.readPresent(in.data);
                namespace.readPresent(in.data);
                ByteBuffer owner = ByteBuffer.wrap(in.since(start));
                entries.add(new Entry(owner, parts(in)));
            }
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
        return entries;
    }

    private List<Part> parts(Bytes in) throws IOException {
        List<Part> parts = new ArrayList<>();
        if (layout == Layout.VALUE) {
            int start = in.position();
            Object value = SchemaDecoder.of(schema.value()).readPresent(in.data);
            parts.add(new Part("", in.since(start), value));
            return parts;
        }
        int size = in.data.readInt();
        for (int i = 0; i < size; i++) {
            int start = in.position();
            Object name = schema.value() instanceof Schema.MapOf map ? named(map, in) : (Object) (size - i);
            Schema content = schema.value() instanceof Schema.MapOf map
                    ? map.value()
                    : ((Schema.ListOf) schema.value()).element();
            Object value = SchemaDecoder.of(content).read(in.data);
            parts.add(new Part(name, in.since(start), value == null ? "" : value));
        }
        return parts;
    }

    private static Object named(Schema.MapOf map, Bytes in) throws IOException {
        int start = in.position();
        SchemaDecoder.of(map.key()).read(in.data);
        return ByteBuffer.wrap(in.since(start));
    }

    private void write(List<Entry> entries, int number, Map<Integer, Group> groups) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int written = 0;
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Entry entry : entries) {
                if (entry.parts().isEmpty()) {
                    continue;
                }
                written++;
                out.write(entry.owner().array());
                if (layout != Layout.VALUE) {
                    out.writeInt(entry.parts().size());
                }
                for (Part part : entry.parts()) {
                    out.write(part.bytes());
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        if (written > 0) {
            groups.put(number, new Group(written, bytes.toByteArray()));
        }
    }

    /** Bytes that are read, and cut where they have been read. */
    private static final class Bytes {
        private final byte[] all;
        private final ByteArrayInputStream left;
        final DataInputStream data;

        Bytes(byte[] all) {
            this.all = all;
            this.left = new ByteArrayInputStream(all);
            this.data = new DataInputStream(left);
        }

        int position() {
            return all.length - left.available();
        }

        byte[] since(int start) {
            return Arrays.copyOfRange(all, start, position());
        }
    }
}
