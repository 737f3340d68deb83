package dev.millrace.checkpoint;

import dev.millrace.state.StateFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of one operator subtask at one checkpoint, self-describing: it is read by the schemas in it, never by class
 * identity, since the job that reads it may be newer code in another class loader.
 *
 * @param keyed keyed state (and timers) by state name, cut into key groups
 * @param lists operator list state by state name, to be redistributed element by element
 * @param files keyed state that an incremental checkpoint holds as files; null where there is none
 */
public record OperatorSnapshot(
        Map<String, KeyedState> keyed,
        Map<String, ListState> lists,
        @Nullable StateFiles files) {
    /** The snapshot of an operator without state. */
    public static final OperatorSnapshot EMPTY = new OperatorSnapshot(Map.of(), Map.of());

    /** A snapshot without files. */
    public OperatorSnapshot(Map<String, KeyedState> keyed, Map<String, ListState> lists) {
        this(keyed, lists, null);
    }

    /** The same with the files read: what can be cut into key groups, and restored into any backend. */
    public OperatorSnapshot withoutFiles() {
        if (files == null) {
            return this;
        }
        Map<String, KeyedState> all = new LinkedHashMap<>(keyed);
        all.putAll(files.read());
        return new OperatorSnapshot(all, lists);
    }

    /**
     * One keyed state.
     *
     * @param schema text form of the key, namespace and value schemas, written and understood by {@code dev.millrace.state}
     * @param groups entries by key group, encoded after the schema
     */
    public record KeyedState(String schema, Map<Integer, Group> groups) {}

    /** The encoded entries of one key group. */
    public record Group(int entries, byte[] bytes) {}

    /**
     * One operator list state.
     *
     * @param schema text form of the element schema
     * @param distribution who gets the elements when they are restored
     * @param elements the encoded elements
     */
    public record ListState(String schema, Distribution distribution, List<byte[]> elements) {
        /** A list whose elements are dealt out. */
        public ListState(String schema, List<byte[]> elements) {
            this(schema, Distribution.SPLIT, elements);
        }
    }

    /** Who gets the elements of an operator list state when it is restored; as Flink's OperatorStateHandle.Mode. */
    public enum Distribution {
        /** Each element goes to one subtask, neighbours to the same one; where the parallelism stays, to the one that had it. */
        SPLIT,
        /** Every subtask gets the elements of all subtasks. */
        UNION,
        /** All subtasks hold the same; each gets one copy. */
        BROADCAST
    }

    /** The same with more lists. */
    public OperatorSnapshot withLists(Map<String, ListState> more) {
        Map<String, ListState> all = new LinkedHashMap<>(lists);
        all.putAll(more);
        return new OperatorSnapshot(keyed, all, files);
    }

    /** Number of state entries. */
    public int entries() {
        int entries =
                lists.values().stream().mapToInt(list -> list.elements().size()).sum();
        for (KeyedState state : keyed.values()) {
            entries += state.groups().values().stream().mapToInt(Group::entries).sum();
        }
        return files == null ? entries : entries + files.entries();
    }

    /** Size in bytes of what the checkpoint before did not hold already: all of it, but for shared files. */
    public long addedBytes() {
        return files == null ? bytes() : bytes() - files.bytes() + files.addedBytes();
    }

    /** Size of the encoded entries in bytes; of files, their keys and values. */
    public long bytes() {
        long bytes = 0;
        for (ListState list : lists.values()) {
            bytes += list.elements().stream()
                    .mapToLong(element -> element.length)
                    .sum();
        }
        for (KeyedState state : keyed.values()) {
            bytes += state.groups().values().stream()
                    .mapToLong(group -> group.bytes().length)
                    .sum();
        }
        return files == null ? bytes : bytes + files.bytes();
    }
}
