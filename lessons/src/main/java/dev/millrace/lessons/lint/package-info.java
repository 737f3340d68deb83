/** Proves what lessons claim: every rule of {@code assets/docs/writing-lessons.md}, with file, line and a suggestion. */
package dev.millrace.lessons.lint;
