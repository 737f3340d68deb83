package dev.millrace.state;

import dev.millrace.checkpoint.OperatorSnapshot.Group;
import dev.millrace.checkpoint.OperatorSnapshot.KeyedState;
import dev.millrace.types.TypeInformation;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.TreeMap;

/** Reads the entries of one keyed state into the types of the code that runs now. */
final class KeyedStateReader<N> {
    private final String where;
    private final int keyGroups;
    private final Decoder key;
    private final Namespace<N> namespace;
    private final Decoder value;

    /** Takes one entry. */
    interface Sink<N> {
        void take(Object key, N namespace, Object value);
    }

    private KeyedStateReader(
            String where,
            int keyGroups,
            StateSchema written,
            StateSchema wanted,
            TypeInformation<?> key,
            Namespace<N> namespace,
            TypeInformation<?> value) {
        this.where = where;
        this.keyGroups = keyGroups;
        this.namespace = namespace;
        mustEqual("kind of state", written.kind(), wanted.kind());
        mustEqual("key", written.key().text(), wanted.key().text());
        mustEqual("namespace", written.namespace().text(), wanted.namespace().text());
        this.key = new EvolvingDecoder(where).of(written.key(), key, "key");
        this.value = new EvolvingDecoder(where).of(written.value(), value, rootName(written.value()));
    }

    /**
     * A reader for {@code state}. Throws {@link IncompatibleStateException} where it cannot be read into the given types.
     *
     * @param where the operator and state, for messages
     * @param kind kind of state that is wanted
     */
    static <N> KeyedStateReader<N> of(
            String where,
            String kind,
            int keyGroups,
            KeyedState state,
            TypeInformation<?> key,
            Namespace<N> namespace,
            TypeInformation<?> value) {
        StateSchema wanted = new StateSchema(kind, Schema.of(key), namespace.schema(), Schema.of(value));
        return new KeyedStateReader<>(
                where, keyGroups, StateSchema.parse(state.schema()), wanted, key, namespace, value);
    }

    private static String rootName(Schema schema) {
        return schema instanceof Schema.RecordOf record ? record.name() : "value";
    }

    private void mustEqual(String what, String written, String wanted) {
        if (!written.equals(wanted)) {
            throw new IncompatibleStateException(
                    where + ": the " + what + " was stored as '" + written + "' and is now '" + wanted
                            + "'; it decides where entries are found, so it cannot change at all: give the state a new name");
        }
    }

    void read(KeyedState state, Sink<N> sink) {
        new TreeMap<>(state.groups()).forEach((number, group) -> readGroup(number, group, sink));
    }

    private void readGroup(int number, Group group, Sink<N> sink) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(group.bytes()))) {
            for (int i = 0; i < group.entries(); i++) {
                Object eachKey = key.readPresent(in);
                checkGroup(number, eachKey);
                N eachNamespace = namespace.read(in);
                sink.take(eachKey, eachNamespace, value.readPresent(in));
            }
        } catch (IOException | IndexOutOfBoundsException damaged) {
            throw new IncompatibleStateException(
                    where + ": the entries of key group " + number + " are damaged (" + damaged + ")");
        }
    }

    private void checkGroup(int number, Object eachKey) {
        int group = KeyGroups.of(eachKey, keyGroups);
        if (group != number) {
            throw new IncompatibleStateException(
                    where + ": key '" + eachKey + "' was stored in key group " + number
                            + " and now hashes to " + group + " of " + keyGroups
                            + "; either the maximum parallelism was changed, or the key's hashCode() differs from process to process");
        }
    }
}
