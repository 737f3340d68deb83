package dev.millrace.lessons;

import java.util.List;

/**
 * Lessons that belong together.
 *
 * @param id stable id
 * @param title what the curriculum shows
 * @param about one sentence about what the unit answers
 * @param lessons in order
 */
public record Unit(String id, String title, String about, List<Lesson> lessons) {
    public Unit {
        lessons = List.copyOf(lessons);
    }
}
