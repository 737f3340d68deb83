package dev.millrace.connector;

/** A sink whose output has a name of its own; that of other sinks is called as their operator is. */
public interface NamedSink {
    /** The name that the trace uses. */
    String result();
}
