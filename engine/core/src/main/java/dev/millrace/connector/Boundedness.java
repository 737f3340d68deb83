package dev.millrace.connector;

/** Whether the input of a source ends. */
public enum Boundedness {
    /** It ends; the job may run in batch mode. */
    BOUNDED,
    /** Nobody knows whether it will end. */
    CONTINUOUS_UNBOUNDED
}
