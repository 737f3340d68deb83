package dev.millrace.connector;

/** Where a committer runs. */
public interface CommitterInitContext extends InitContext {}
