package dev.millrace.connector;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Objects of a sink as texts of one character a byte, which is how they stand in snapshots: what is ASCII can be read there. */
final class Stored {
    private Stored() {}

    static <E> List<String> write(Collection<E> objects, SimpleVersionedSerializer<E> serializer) throws IOException {
        List<String> texts = new ArrayList<>();
        for (E object : objects) {
            texts.add(new String(serializer.serialize(object), StandardCharsets.ISO_8859_1));
        }
        return texts;
    }

    static <E> List<E> read(int version, List<String> texts, SimpleVersionedSerializer<E> serializer)
            throws IOException {
        List<E> objects = new ArrayList<>();
        for (String text : texts) {
            objects.add(serializer.deserialize(version, text.getBytes(StandardCharsets.ISO_8859_1)));
        }
        return objects;
    }
}
