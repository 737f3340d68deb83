package dev.millrace.journal;

import org.jspecify.annotations.Nullable;

/**
 * One entry of keyed state at an instant.
 *
 * @param id which entry
 * @param value canonical text of its value
 * @param before canonical text of its value before the last change; null where there was none
 * @param changed place in the journal of the last change
 */
public record StateView(Id id, String value, @Nullable String before, long changed) {
    /**
     * Which entry.
     *
     * @param operator uid of the operator
     * @param state name of the state
     * @param key the key
     * @param namespace the window, or empty
     */
    public record Id(String operator, String state, String key, String namespace) implements Comparable<Id> {
        @Override
        public int compareTo(Id other) {
            int byOperator = operator.compareTo(other.operator);
            int byState = byOperator != 0 ? byOperator : state.compareTo(other.state);
            int byKey = byState != 0 ? byState : key.compareTo(other.key);
            return byKey != 0 ? byKey : namespace.compareTo(other.namespace);
        }
    }
}
