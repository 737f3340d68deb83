package dev.millrace.app.model;

import dev.millrace.journal.Journal;

/**
 * One of several courses of a run that differ in what was done to it.
 *
 * @param name what was done, in words
 * @param journal what happened
 */
public record Branch(String name, Journal journal) {}
