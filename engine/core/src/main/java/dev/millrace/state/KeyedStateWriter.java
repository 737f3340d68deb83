package dev.millrace.state;

import dev.millrace.checkpoint.OperatorSnapshot.Group;
import dev.millrace.checkpoint.OperatorSnapshot.KeyedState;
import dev.millrace.types.TypeInformation;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the entries of one keyed state by key group. Within a group entries stand in the order of their bytes, so that
 * equal state gives equal snapshots, whatever happened before.
 */
final class KeyedStateWriter<N> {
    private final StateSchema schema;
    private final int keyGroups;
    private final Encoder key;
    private final Namespace<N> namespace;
    private final Encoder value;
    private final Map<Integer, List<byte[]>> entries = new TreeMap<>();
    private final ByteArrayOutputStream entry = new ByteArrayOutputStream();

    KeyedStateWriter(
            String kind, int keyGroups, TypeInformation<?> key, Namespace<N> namespace, TypeInformation<?> value) {
        this.schema = new StateSchema(kind, Schema.of(key), namespace.schema(), Schema.of(value));
        this.keyGroups = keyGroups;
        this.key = Encoder.of(key);
        this.namespace = namespace;
        this.value = Encoder.of(value);
    }

    void add(Object eachKey, N eachNamespace, Object eachValue) {
        entry.reset();
        try {
            DataOutputStream out = new DataOutputStream(entry);
            key.writePresent(eachKey, out);
            namespace.write(eachNamespace, out);
            value.writePresent(eachValue, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        entries.computeIfAbsent(KeyGroups.of(eachKey, keyGroups), group -> new ArrayList<>())
                .add(entry.toByteArray());
    }

    KeyedState finish() {
        Map<Integer, Group> groups = new TreeMap<>();
        entries.forEach((number, list) -> groups.put(number, group(list)));
        return new KeyedState(schema.text(), groups);
    }

    private static Group group(List<byte[]> entries) {
        entries.sort(Arrays::compareUnsigned);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        entries.forEach(bytes::writeBytes);
        return new Group(entries.size(), bytes.toByteArray());
    }
}
