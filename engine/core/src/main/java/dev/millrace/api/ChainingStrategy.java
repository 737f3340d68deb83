package dev.millrace.api;

/** With whom an operator may share a subtask. */
enum ChainingStrategy {
    /** With the operator before it and the one after it. */
    ALWAYS,
    /** With the one after it only. */
    HEAD,
    /** With neither. */
    NEVER
}
