package dev.millrace.metrics;

/** The metrics of one operator in one subtask. */
public interface OperatorMetricGroup extends MetricGroup {}
