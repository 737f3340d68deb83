package dev.millrace.connector;

/** A writer that tells the trace itself what becomes of its records. */
public interface SelfReporting {}
