package dev.millrace.state;

/** A state of the current key. Used on the task's thread only. */
public interface State {
    /** Forgets the value of the current key. */
    void clear();
}
