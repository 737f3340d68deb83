package dev.millrace.functions;

/** What a rich function is opened with. Says nothing yet, as in Flink. */
public interface OpenContext {}
