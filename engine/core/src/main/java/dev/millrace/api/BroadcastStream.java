package dev.millrace.api;

import java.util.Set;

/**
 * A stream whose records go to every subtask of the operator that reads it, with the broadcast states they may change.
 *
 * @param <T> type of the records
 */
public final class BroadcastStream<T> {
    final DataStream<T> stream;
    final Set<String> stateNames;

    BroadcastStream(DataStream<T> stream, Set<String> stateNames) {
        this.stream = stream;
        this.stateNames = stateNames;
    }
}
