package dev.millrace.host;

/**
 * One proposal at the cursor.
 *
 * @param text what is inserted
 * @param replaceFrom 0-based offset from which the text up to the cursor is replaced
 * @param matchesType whether the proposal has the type wanted there
 */
public record Completion(String text, int replaceFrom, boolean matchesType) {}
