package dev.millrace.metrics;

/** Something that is measured while a job runs. */
public interface Metric {}
