package dev.millrace.state;

import dev.millrace.checkpoint.OperatorSnapshot.Group;
import dev.millrace.checkpoint.OperatorSnapshot.KeyedState;
import dev.millrace.checkpoint.OperatorSnapshot.ListState;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the state of a snapshot without the job that wrote it: records become {@link StoredRecord}s, enums their names. */
public final class StoredState {
    private StoredState() {}

    /**
     * One entry of a keyed state.
     *
     * @param namespace null where the state belongs to the key alone
     */
    public record Entry(int keyGroup, Object key, @Nullable Object namespace, Object value) {}

    /** The entries of a keyed state (or of timers) by key group. Throws {@link IncompatibleStateException} where they are damaged. */
    public static List<Entry> entries(KeyedState state) {
        StateSchema schema = StateSchema.parse(state.schema());
        Decoder key = SchemaDecoder.of(schema.key());
        Decoder namespace = SchemaDecoder.of(schema.namespace());
        Decoder value = SchemaDecoder.of(schema.value());
        boolean scoped = !schema.namespace().equals(Namespace.NONE.schema());
        List<Entry> entries = new ArrayList<>();
        new TreeMap<>(state.groups()).forEach((number, group) -> {
            try (DataInputStream in = input(group)) {
                for (int i = 0; i < group.entries(); i++) {
                    Object eachKey = key.readPresent(in);
                    Object eachNamespace = namespace.readPresent(in);
                    entries.add(new Entry(number, eachKey, scoped ? eachNamespace : null, value.readPresent(in)));
                }
            } catch (IOException | IndexOutOfBoundsException damaged) {
                throw new IncompatibleStateException("key group " + number + " is damaged (" + damaged + ")");
            }
        });
        return entries;
    }

    private static DataInputStream input(Group group) {
        return new DataInputStream(new ByteArrayInputStream(group.bytes()));
    }

    /** The elements of an operator list state. Throws {@link IncompatibleStateException} where they are damaged. */
    public static List<@Nullable Object> elements(ListState state) {
        Decoder element = SchemaDecoder.of(SchemaParser.parse(state.schema()));
        List<@Nullable Object> elements = new ArrayList<>();
        for (byte[] bytes : state.elements()) {
            try {
                elements.add(element.read(new DataInputStream(new ByteArrayInputStream(bytes))));
            } catch (IOException | IndexOutOfBoundsException damaged) {
                throw new IncompatibleStateException("a list element is damaged (" + damaged + ")");
            }
        }
        return elements;
    }
}
