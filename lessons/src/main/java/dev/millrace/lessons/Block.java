package dev.millrace.lessons;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mapping of a YAML file, with its place.
 *
 * @param file the file
 * @param line 1-based line where it begins
 * @param path names that lead to it, for messages
 * @param fields its fields in the order written
 */
public record Block(Path file, int line, List<String> path, Map<String, Field> fields) {
    /** Refuses every key that is not one of {@code known}. */
    public Block only(String... known) throws ContentException {
        for (Map.Entry<String, Field> field : fields.entrySet()) {
            if (!List.of(known).contains(field.getKey())) {
                throw field.getValue()
                        .wrong("unknown key '" + field.getKey() + "'" + Nearest.hint(field.getKey(), List.of(known)));
            }
        }
        return this;
    }

    /** The field, which must be there. */
    public Field need(String key) throws ContentException {
        Field field = fields.get(key);
        if (field == null) {
            String where = path.isEmpty() ? "" : " under '" + String.join(".", path) + "'";
            throw new ContentException(file, line, "the key '" + key + "' is missing" + where);
        }
        return field;
    }

    /** The field, where it is there. */
    public Optional<Field> find(String key) {
        return Optional.ofNullable(fields.get(key));
    }

    /** Text of the field, or {@code otherwise} where it is missing. */
    public String text(String key, String otherwise) throws ContentException {
        return fields.containsKey(key) ? need(key).text() : otherwise;
    }

    /** Whole number of the field, or {@code otherwise} where it is missing. */
    public long number(String key, long otherwise) throws ContentException {
        return fields.containsKey(key) ? need(key).number() : otherwise;
    }

    /** Texts of the list (or of the words between commas), empty where the field is missing. */
    public List<String> texts(String key) throws ContentException {
        return fields.containsKey(key) ? need(key).texts() : List.of();
    }

    /** Fields of the inner mapping, none where it is missing. */
    public Map<String, Field> entries(String key) throws ContentException {
        return fields.containsKey(key) ? need(key).block().fields() : new LinkedHashMap<>();
    }
}
