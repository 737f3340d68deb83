package dev.millrace.lessons;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds units and lessons under folders; one that cannot be read becomes a problem and the others stay. */
final class CurriculumReader {
    private static final String UNIT = "unit.yaml";

    private final LessonReader lessons;
    private final List<Unit> units = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Path> ids = new HashMap<>();

    CurriculumReader(Home home) {
        this.lessons = new LessonReader(home);
    }

    Curriculum read(List<Path> roots) {
        for (Path root : roots) {
            Path inner = root.resolve("units");
            if (isLesson(root) || hasLessons(root)) {
                unit(root);
            } else {
                folders(Files.isDirectory(inner) ? inner : root).stream()
                        .filter(this::hasLessons)
                        .forEach(this::unit);
            }
        }
        return new Curriculum(units, problems);
    }

    private static boolean isLesson(Path folder) {
        return Files.isRegularFile(folder.resolve(LessonReader.FILE));
    }

    private boolean hasLessons(Path folder) {
        return folders(folder).stream().anyMatch(CurriculumReader::isLesson);
    }

    private void unit(Path folder) {
        try {
            Path file = folder.resolve(UNIT);
            List<Lesson> found = lessons(folder);
            if (found.isEmpty()) {
                return;
            } else if (Files.isRegularFile(file)) {
                units.add(described(Yaml.read(file, TextFile.read(file), 1), found));
            } else {
                String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
                units.add(new Unit(name, name, "", found));
            }
        } catch (ContentException wrong) {
            problems.add(wrong.problem());
        }
    }

    private static Unit described(Block unit, List<Lesson> lessons) throws ContentException {
        unit.only("id", "title", "about");
        return new Unit(
                unit.need("id").text(),
                unit.need("title").text(),
                unit.need("about").text(),
                lessons);
    }

    private List<Lesson> lessons(Path unit) {
        List<Lesson> found = new ArrayList<>();
        List<Path> folders = isLesson(unit) ? List.of(unit) : folders(unit);
        folders.stream().filter(CurriculumReader::isLesson).forEach(folder -> lesson(folder, found));
        return found;
    }

    private void lesson(Path folder, List<Lesson> found) {
        try {
            Lesson lesson = lessons.read(folder);
            Path other = ids.putIfAbsent(lesson.id(), folder);
            if (other != null) {
                throw new ContentException(
                        folder.resolve(LessonReader.FILE), 2, "the id '" + lesson.id() + "' is taken by " + other);
            }
            found.add(lesson);
        } catch (ContentException wrong) {
            problems.add(wrong.problem());
        }
    }

    private List<Path> folders(Path folder) {
        try {
            return TextFile.in(folder).stream().filter(Files::isDirectory).toList();
        } catch (ContentException unreadable) {
            problems.add(unreadable.problem());
            return List.of();
        }
    }
}
