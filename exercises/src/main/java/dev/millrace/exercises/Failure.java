package dev.millrace.exercises;

import dev.millrace.host.RunRequest;
import java.util.List;

/**
 * The smallest case found on which a program fails a check.
 *
 * @param check id of the check
 * @param seed seed of the generated stream
 * @param schedule seed of the simulation
 * @param events the stream's rows that are left after minimising
 * @param kill what is killed and when, in words; empty where nothing is
 * @param selector selector of the first event that tells the program's run from the expected one
 * @param expected rows that should have been committed, sorted
 * @param got rows that were, sorted
 * @param sentence all of it in one plain sentence
 * @param feedback what the author says to a program that fails in this way; empty where nothing
 * @param request the run that shows it
 * @param position journal position directly before the first difference; where <em>Show me</em> opens
 */
public record Failure(
        String check,
        long seed,
        long schedule,
        List<String> events,
        String kill,
        String selector,
        List<String> expected,
        List<String> got,
        String sentence,
        String feedback,
        RunRequest request,
        long position) {}
