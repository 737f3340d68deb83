package dev.millrace.lessons.lint;

import dev.millrace.journal.Journal;
import dev.millrace.lessons.Lesson;
import dev.millrace.lessons.LessonReader;
import dev.millrace.lessons.Part;
import dev.millrace.lessons.Problem;
import dev.millrace.lessons.Recording;
import dev.millrace.lessons.expression.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a lesson's parts say of its runs: instants that are reached, exactly one right option, numbers that exist. */
final class RunRules {
    private final Lesson lesson;
    private final Map<String, Recording> recordings;
    private final List<Problem> problems = new ArrayList<>();

    RunRules(Lesson lesson, Map<String, Recording> recordings) {
        this.lesson = lesson;
        this.recordings = recordings;
    }

    List<Problem> check() {
        for (Part part : lesson.parts()) {
            if (part instanceof Part.Staged staged && staged.runTo() != null) {
                Instants.problem(journal(staged.scenario()), staged.runTo())
                        .ifPresent(sentence -> add(part.line(), sentence));
            } else if (part instanceof Part.ChooseOne choice) {
                choice(choice);
            } else if (part instanceof Part.GiveNumber number) {
                number(number);
            }
        }
        return problems;
    }

    private void choice(Part.ChooseOne choice) {
        List<String> right = new ArrayList<>();
        int otherwise = 0;
        for (Part.Option option : choice.options()) {
            otherwise += option.key().isEmpty() ? 1 : 0;
            try {
                if (option.key().isPresent() && option.key().get().holds(evidence(choice))) {
                    right.add(option.id());
                }
            } catch (IllegalArgumentException wrong) {
                add(option.line(), option.key().get() + " cannot be computed: " + wrong.getMessage());
            }
        }
        int count = right.isEmpty() ? otherwise : right.size();
        if (count != 1) {
            add(choice.line(), "the run makes " + count + " options right " + right + "; exactly one must be");
        }
    }

    private void number(Part.GiveNumber number) {
        try {
            number.key().number(evidence(number));
        } catch (IllegalArgumentException wrong) {
            add(number.line(), number.key() + " is no number here: " + wrong.getMessage());
        }
    }

    private Evidence evidence(Part.Predict question) {
        return new Evidence(journal(question.scenario()), lesson.folder());
    }

    private Journal journal(String scenario) {
        Recording recording = recordings.get(scenario);
        return recording == null ? new Journal() : recording.journal();
    }

    private void add(int line, String sentence) {
        problems.add(new Problem(lesson.folder().resolve(LessonReader.FILE), line, sentence));
    }
}
