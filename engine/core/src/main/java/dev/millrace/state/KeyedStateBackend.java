package dev.millrace.state;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.types.TypeInformation;
import java.util.List;
import java.util.Map;

/** Where the keyed state of one operator subtask lives. Used on the subtask's thread only. */
public interface KeyedStateBackend extends AutoCloseable {
    /**
     * Makes a state, with the entries it has in the snapshot that the backend was opened with. Called once a name.
     *
     * @param name unique within the operator
     * @param namespace what the state is scoped to besides the key
     * @param type type of the values, which can be stored
     */
    <N, V> KeyedValues<N, V> values(String name, Namespace<N> namespace, TypeInformation<V> type);

    /** The same for lists, which are added to. */
    <N, T> KeyedLists<N, T> lists(String name, Namespace<N> namespace, TypeInformation<List<T>> type);

    /** The same for maps, whose entries are accessed one by one. */
    <N, UK, UV> KeyedMaps<N, UK, UV> maps(String name, Namespace<N> namespace, TypeInformation<Map<UK, UV>> type);

    /**
     * All entries of all states; states of the opening snapshot that nobody has asked for are passed on unread.
     *
     * @param asFiles whether the store's own files may be given, else all is by state name and cut into key groups
     */
    OperatorSnapshot snapshot(boolean asFiles);

    @Override
    void close();
}
