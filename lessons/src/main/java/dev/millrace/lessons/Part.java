package dev.millrace.lessons;

import dev.millrace.lessons.expression.Expression;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a lesson's text is made of: Markdown prose, and directives that act on the workbench. In reading order. */
public sealed interface Part {
    /** 1-based line of {@code lesson.md} where it begins. */
    int line();

    /** Markdown between two directives. */
    record Prose(int line, String markdown) implements Part {}

    /** A part that shows an instant of one of the lesson's runs. */
    sealed interface Staged extends Part {
        /** File name of the run, one of {@link Lesson#scenarios()}. */
        String scenario();

        /** Selector of the event at which the run is shown, directly after it happened; null = the run's beginning. */
        @Nullable
        String runTo();

        /** The pane to bring to the front, or null to leave it. */
        @Nullable
        Panel panel();

        /** Markdown, at most 30 words; may be empty. */
        String caption();
    }

    /** The run is played up to an instant, where the caption is shown. */
    record Step(
            int line,
            String id,
            String scenario,
            @Nullable String runTo,
            @Nullable Panel panel,
            String caption) implements Staged {}

    /** A question. The learner's answer is stored before the run that answers it can be played. */
    sealed interface Predict extends Part {
        /** Stable id within the lesson. */
        String id();

        /** File name of the run whose journal answers it. */
        String scenario();

        /** Markdown. */
        String ask();
    }

    /** Exactly one option is right: the one whose key is true of the run. */
    record ChooseOne(int line, String id, String scenario, String ask, List<Option> options) implements Predict {
        public ChooseOne {
            options = List.copyOf(options);
        }
    }

    /**
     * One answer to choose.
     *
     * @param line 1-based line
     * @param id stable id; what the progress file holds
     * @param text Markdown
     * @param key the condition under which it is right (an {@link Expression}); at most one option of a question has none, and is right when no other is
     * @param why shown after the reveal to whoever chose it
     */
    record Option(int line, String id, String text, Optional<Expression> key, String why) {}

    /** A whole number or decimal to type; {@code key} computes the right one from the run. */
    record GiveNumber(int line, String id, String scenario, String ask, String unit, Expression key, String why)
            implements Predict {}

    /** The answer to a question: plays the run to the instant that shows it and puts the prediction beside what happened. */
    record Reveal(
            int line,
            String question,
            String scenario,
            @Nullable String runTo,
            @Nullable Panel panel,
            String caption) implements Staged {}

    /** Leads to an exercise. */
    record ExerciseLink(int line, String id, String exercise, String text) implements Part {}

    /** An aside, Markdown. */
    record Note(int line, String title, String markdown) implements Part {}

    /** What to keep, Markdown; a lesson's last part. */
    record Recap(int line, String markdown) implements Part {}
}
