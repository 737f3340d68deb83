package dev.millrace.runtime;

import java.io.Serializable;

/**
 * Makes an operator. The graph keeps a factory in serialised form and every subtask, in every attempt, deserialises a copy
 * of its own, so that a member variable of the user's function is really lost with its subtask.
 */
@FunctionalInterface
public interface OperatorFactory extends Serializable {
    /** A new operator that owns the user's functions that came with this copy of the factory. */
    Operator create();
}
