package dev.millrace.state;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.checkpoint.OperatorSnapshot.Distribution;
import dev.millrace.types.TypeInformation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes and reads operator list state: elements that are redistributed one by one when the parallelism changes. */
public final class ListStates {
    private ListStates() {}

    /** The elements with their schema. */
    public static <T> OperatorSnapshot.ListState write(List<T> elements, TypeInformation<T> type) {
        return write(elements, type, Distribution.SPLIT);
    }

    static <T> OperatorSnapshot.ListState write(List<T> elements, TypeInformation<T> type, Distribution distribution) {
        Encoder encoder = Encoder.of(type);
        List<byte[]> encoded = new ArrayList<>();
        for (T element : elements) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                encoder.write(element, new DataOutputStream(bytes));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            encoded.add(bytes.toByteArray());
        }
        return new OperatorSnapshot.ListState(Schema.of(type).text(), distribution, encoded);
    }

    /** The elements, read by the schema they were written with; throws {@link IncompatibleStateException} where a type has changed. */
    @SuppressWarnings("unchecked")
    public static <T> List<T> read(OperatorSnapshot.ListState state, TypeInformation<T> type, String where) {
        Decoder decoder = new EvolvingDecoder(where).of(SchemaParser.parse(state.schema()), type, "element");
        List<T> elements = new ArrayList<>();
        for (byte[] bytes : state.elements()) {
            try {
                Object element = decoder.read(new DataInputStream(new ByteArrayInputStream(bytes)));
                elements.add((T) Objects.requireNonNull(element));
            } catch (IOException damaged) {
                throw new UncheckedIOException(where + " cannot be read", damaged);
            }
        }
        return elements;
    }
}
