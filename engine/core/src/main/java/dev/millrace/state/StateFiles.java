package dev.millrace.state;

import dev.millrace.checkpoint.OperatorSnapshot.KeyedState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keyed state as the files of the store that holds it: what an incremental checkpoint consists of. See Flink,
 * "Incremental Checkpoints".
 *
 * @param store opens the files
 * @param tables by name of the state, how its entries stand in its table; in the order in which the store numbers them
 * @param files all of them
 * @param added names of those that the checkpoint before did not have
 */
public record StateFiles(ByteStore store, Map<String, String> tables, List<StateFile> files, List<String> added) {
    /** Number of entries in the files, with those that have been replaced or removed since they were written. */
    public int entries() {
        return files.stream().mapToInt(StateFile::entries).sum();
    }

    /** Size of all of it: keys and values. */
    public long bytes() {
        return files.stream().mapToLong(StateFile::dataBytes).sum();
    }

    /** Size of what the checkpoint before did not have. */
    public long addedBytes() {
        return files.stream()
                .filter(file -> added.contains(file.name()))
                .mapToLong(StateFile::dataBytes)
                .sum();
    }

    /** The entries in the form that every backend restores and that can be cut into key groups. */
    public Map<String, KeyedState> read() {
        Map<String, KeyedState> states = new LinkedHashMap<>();
        try (ByteTables open = store.open("a snapshot", files)) {
            tables.keySet().forEach(open::table);
            tables.forEach((name, text) -> {
                Table table = Table.parse(text);
                states.put(name, TableEntries.of(open.table(name), table.layout(), table.schema()));
            });
        }
        return states;
    }

    /** How the entries of a state stand in its table; written {@code LIST value; key=String; ...}. */
    record Table(Layout layout, String schema) {
        String text() {
            return layout.name() + " " + schema;
        }

        static Table parse(String text) {
            int space = text.indexOf(' ');
            return new Table(Layout.valueOf(text.substring(0, space)), text.substring(space + 1));
        }
    }
}
