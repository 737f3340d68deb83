package dev.millrace.connector;

/** Where a writer runs. */
public interface WriterInitContext extends InitContext {}
