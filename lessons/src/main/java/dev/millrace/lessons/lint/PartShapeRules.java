package dev.millrace.lessons.lint;

import dev.millrace.lessons.Lesson;
import dev.millrace.lessons.LessonReader;
import dev.millrace.lessons.Part;
import dev.millrace.lessons.Problem;
import java.util.ArrayList;
import java.util.List;

/** What can be said of a lesson's parts without running anything. */
final class PartShapeRules {
    private static final int CAPTION_WORDS_MAX = 30;
    private static final int PASSIVE_MAX = 2;

    private PartShapeRules() {}

    static List<Problem> check(Lesson lesson) {
        List<Problem> problems = new ArrayList<>();
        int passive = 0;
        boolean asks = false;
        for (Part part : lesson.parts()) {
            passive = part instanceof Part.Step ? passive + 1 : part instanceof Part.Prose ? passive : 0;
            if (passive > PASSIVE_MAX) {
                add(lesson, part, problems, "three steps in a row only watch; put a question between them");
                passive = 0;
            }
            asks |= part instanceof Part.Predict;
            part(lesson, part, problems);
        }
        if (!asks) {
            problems.add(new Problem(
                    lesson.folder().resolve(LessonReader.FILE), 1, "the lesson asks nothing; add a predict directive"));
        }
        return problems;
    }

    private static void part(Lesson lesson, Part part, List<Problem> problems) {
        if (part instanceof Part.Staged staged && words(staged.caption()) > CAPTION_WORDS_MAX) {
            add(
                    lesson,
                    part,
                    problems,
                    "the caption has " + words(staged.caption()) + " words; " + CAPTION_WORDS_MAX + " are the most");
        } else if (part instanceof Part.ChooseOne choice) {
            for (Part.Option option : choice.options()) {
                if (option.why().isEmpty()) {
                    problems.add(new Problem(
                            lesson.folder().resolve(LessonReader.FILE),
                            option.line(),
                            "the option '" + option.id() + "' says no why; add a line 'why: ...' under it"));
                }
            }
        } else if (part instanceof Part.GiveNumber number && number.why().isEmpty()) {
            add(lesson, part, problems, "the question says no why; add a line 'why: ...'");
        }
    }

    private static int words(String caption) {
        return caption.isBlank() ? 0 : caption.strip().split("\\s+").length;
    }

    private static void add(Lesson lesson, Part part, List<Problem> problems, String sentence) {
        problems.add(new Problem(lesson.folder().resolve(LessonReader.FILE), part.line(), sentence));
    }
}
