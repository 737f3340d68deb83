package dev.millrace.lessons.expression;

import dev.millrace.journal.Journal;
import java.nio.file.Path;

/**
 * What an expression is computed from.
 *
 * @param journal everything that the engine reported
 * @param folder the scenario's folder, where {@code lines(...)} are read from
 */
public record Evidence(Journal journal, Path folder) {}
