package dev.millrace.lessons.lint;

import dev.millrace.host.Engine;
import dev.millrace.lessons.ContentException;
import dev.millrace.lessons.Lesson;
import dev.millrace.lessons.LessonReader;
import dev.millrace.lessons.Problem;
import dev.millrace.lessons.Recording;
import dev.millrace.lessons.Scenario;
import dev.millrace.lessons.TextFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs everything that a lesson refers to and says what is not as the lesson says. */
public final class LessonLinter {
    private static final int MINUTES_MAX = 20;

    private final Engine engine;

    /** A linter that runs on {@code engine} and does not close it. */
    public LessonLinter(Engine engine) {
        this.engine = engine;
    }

    /** What is wrong with the lesson; empty where nothing is. Takes as long as its runs. */
    public List<Problem> lint(Lesson lesson) {
        List<Problem> problems = new ArrayList<>(shape(lesson));
        Map<String, Recording> recordings = new HashMap<>();
        for (Map.Entry<String, Scenario> scenario : lesson.scenarios().entrySet()) {
            Recording recording = Recording.of(engine, scenario.getValue().request());
            problems.addAll(ScenarioRules.check(scenario.getValue(), recording));
            recordings.put(scenario.getKey(), recording);
        }
        problems.addAll(new RunRules(lesson, recordings).check());
        return problems;
    }

    private static List<Problem> shape(Lesson lesson) {
        List<Problem> problems = new ArrayList<>(PartShapeRules.check(lesson));
        if (lesson.minutes() > MINUTES_MAX) {
            problems.add(new Problem(
                    lesson.folder().resolve(LessonReader.FILE),
                    1,
                    "a lesson takes at most " + MINUTES_MAX + " minutes; divide it in two"));
        }
        try {
            problems.addAll(ProseRules.check(
                    lesson.folder().resolve(LessonReader.FILE),
                    TextFile.read(lesson.folder().resolve(LessonReader.FILE))));
        } catch (ContentException unreadable) {
            problems.add(unreadable.problem());
        }
        return problems;
    }
}
