package dev.millrace.testkit.fuzz;

/**
 * A run that gave something else than it has to.
 *
 * @param found the case as it was drawn
 * @param smallest a smaller case that goes wrong too
 * @param problem what goes wrong with the smaller one, in one sentence
 */
public record Violation(FuzzCase found, FuzzCase smallest, String problem) {}
