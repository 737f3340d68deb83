/**
 * The small language in which content says what must hold of a run: comparisons and counts over selected events and
 * visible rows. {@code assets/docs/writing-lessons.md} describes it.
 */
package dev.millrace.lessons.expression;
