package dev.millrace.lessons;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All units found, in order, and what could not be loaded.
 *
 * @param units units with at least one lesson, in the order of their folders' names
 * @param problems what kept a lesson or a unit from being loaded
 */
public record Curriculum(List<Unit> units, List<Problem> problems) {
    public Curriculum {
        units = List.copyOf(units);
        problems = List.copyOf(problems);
    }

    /** The shipped lessons of {@code home} and those under further folders. Never fails: see {@link #problems()}. */
    public static Curriculum load(Home home, Path... more) {
        return new CurriculumReader(home)
                .read(Stream.concat(Stream.of(home.lessons()), Stream.of(more)).toList());
    }

    /** All lessons, in order. */
    public List<Lesson> lessons() {
        return units.stream().flatMap(unit -> unit.lessons().stream()).toList();
    }

    /** The lesson with this id, or with this alias. */
    public Optional<Lesson> lesson(String id) {
        return lessons().stream()
                .filter(lesson -> lesson.id().equals(id) || lesson.aliases().contains(id))
                .findFirst();
    }
}
