package dev.millrace.graph;

import dev.millrace.trace.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a job's keyed state lives while it runs. A savepoint can be restored into either. See Flink, "State Backends". */
public enum StateBackendType {
    /** As objects on the heap. */
    HASHMAP,
    /** As bytes in RocksDB: every access encodes or decodes. */
    ROCKSDB;

    /** The name by which a job or a scenario asks for it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of that name; empty where there is none. */
    public static Optional<StateBackendType> named(String text) {
        return Arrays.stream(values()).filter(type -> type.text().equals(text)).findFirst();
    }

    /** What is wrong with {@code text}, which is no type's name, and what can be written instead. */
    public static String unknown(String text) {
        List<String> names = Arrays.stream(values()).map(StateBackendType::text).toList();
        return "'" + text + "' is no state backend; there are " + String.join(" and ", names)
                + NearestName.hint(text, names);
    }
}
