package dev.millrace.journal;

/**
 * One metric of an operator at an instant.
 *
 * @param operator uid, else name, of the operator
 * @param name its name in the operator's group
 * @param value what it says
 * @param position place in the journal of the event that said so last
 */
public record MetricView(String operator, String name, String value, long position) {}
