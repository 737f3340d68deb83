package dev.millrace.trace;

import dev.millrace.types.Tuple;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes one value. Stops at a limit of characters and depth, so that a huge or cyclic value costs no more than a small one. */
final class CanonicalWriter {
    static final int MAX_WRITTEN = 4_096;
    private static final int MAX_DEPTH = 16;

    private final StringBuilder text = new StringBuilder();
    private final int limit;
    private int depth;

    /** @param limit number of characters that are written at most */
    CanonicalWriter(int limit) {
        this.limit = limit;
    }

    String text() {
        return text.toString();
    }

    /** Whether something was left out at the end. */
    boolean isCut() {
        return text.length() >= limit;
    }

    void write(@Nullable Object value) {
        if (isCut()) {
            return;
        }
        if (depth == MAX_DEPTH) {
            append("...");
            return;
        }
        depth++;
        writeByKind(value);
        depth--;
    }

    private void writeByKind(@Nullable Object value) {
        if (value == null) {
            append("null");
        } else if (value instanceof String string) {
            append(string);
        } else if (value instanceof Double number) {
            append(CanonicalNumber.of(number));
        } else if (value instanceof Float number) {
            append(CanonicalNumber.of(number));
        } else if (value instanceof Enum<?> constant) {
            append(constant.name());
        } else if (value instanceof Record) {
            writeComponents(value);
        } else if (value instanceof Tuple tuple) {
            writeTuple(tuple);
        } else if (value.getClass() == Date.class) {
            append(((Date) value).toInstant().toString());
        } else if (value instanceof Map<?, ?> map) {
            writeSorted(map.entrySet(), "{", "}");
        } else if (value instanceof Map.Entry<?, ?> entry) {
            write(entry.getKey());
            append("=");
            write(entry.getValue());
        } else if (value instanceof Set<?> set) {
            writeSorted(set, "{", "}");
        } else if (value instanceof Collection<?> collection) {
            writeCollection(collection);
        } else if (value.getClass().isArray()) {
            writeArray(value);
        } else {
            writeObject(value);
        }
    }

    private void writeObject(Object value) {
        CanonicalClass type = CanonicalClass.of(value.getClass());
        if (!type.hasText() && !type.components().isEmpty()) {
            writeComponents(value);
        } else {
            append(type.text(value));
        }
    }

    private void writeComponents(Object record) {
        CanonicalClass type = CanonicalClass.of(record.getClass());
        append(type.name());
        append("(");
        List<String> names = type.components();
        for (int i = 0; i < names.size(); i++) {
            append(i == 0 ? "" : ", ");
            append(names.get(i));
            append("=");
            write(type.component(record, i));
        }
        append(")");
    }

    private void writeTuple(Tuple tuple) {
        append("(");
        for (int i = 0; i < tuple.getArity(); i++) {
            append(i == 0 ? "" : ",");
            write(tuple.getField(i));
        }
        append(")");
    }

    private void writeCollection(Collection<?> collection) {
        append("[");
        String separator = "";
        for (Object element : collection) {
            append(separator);
            write(element);
            if (isCut()) {
                return;
            }
            separator = ", ";
        }
        append("]");
    }

    private void writeArray(Object array) {
        append("[");
        for (int i = 0; i < Array.getLength(array) && !isCut(); i++) {
            append(i == 0 ? "" : ", ");
            write(Array.get(array, i));
        }
        append("]");
    }

    /** In the order of the elements' own text; every element is written, since the last one may come first. */
    private void writeSorted(Collection<?> elements, String opening, String closing) {
        List<String> texts = new ArrayList<>();
        for (Object element : elements) {
            CanonicalWriter inner = new CanonicalWriter(limit);
            inner.depth = depth;
            inner.write(element);
            texts.add(inner.text());
        }
        Collections.sort(texts);
        append(opening);
        append(String.join(", ", texts));
        append(closing);
    }

    private void append(String part) {
        int room = limit - text.length();
        text.append(part, 0, Math.min(room, part.length()));
    }
}
