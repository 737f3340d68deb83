package dev.millrace.state;

/**
 * A state as users see it, in the namespace that is current for it.
 *
 * @param <N> type of the namespaces
 */
public interface Namespaced<N> {
    /** Goes to another namespace. */
    void setNamespace(N namespace);
}
