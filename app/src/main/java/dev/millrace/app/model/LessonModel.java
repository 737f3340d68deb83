package dev.millrace.app.model;

import dev.millrace.app.home.Progress;
import dev.millrace.lessons.Lesson;
import dev.millrace.lessons.Part;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The open lesson: which page is shown, what the learner predicted, what happened. FX thread. */
public final class LessonModel {
    private static final String ANSWER = "answer";
    private static final String OUTCOME = "outcome";

    private final Progress progress;
    private final LessonRun staging;
    private final ReadOnlyObjectWrapper<@Nullable Lesson> lesson = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper index = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper answers = new ReadOnlyIntegerWrapper();
    private List<Page> pages = List.of();

    /** {@code staging} shows the instants that the pages are about. */
    public LessonModel(Progress progress, LessonRun staging) {
        this.progress = progress;
        this.staging = staging;
    }

    /** The open lesson, or null. */
    public ReadOnlyObjectProperty<@Nullable Lesson> lessonProperty() {
        return lesson.getReadOnlyProperty();
    }

    /** Which page is shown, from 0. */
    public ReadOnlyIntegerProperty indexProperty() {
        return index.getReadOnlyProperty();
    }

    /** Changes whenever an answer or an outcome is added. */
    public ReadOnlyIntegerProperty answersProperty() {
        return answers.getReadOnlyProperty();
    }

    /** All pages. */
    public List<Page> pages() {
        return pages;
    }

    /** The page shown. */
    public Page page() {
        return pages.get(index.get());
    }

    /** Opens the lesson at its first page, its run paused at the beginning. */
    public void open(Lesson opened) {
        pages = Page.of(opened.parts());
        index.set(0);
        lesson.set(null);
        lesson.set(opened);
        staging.open(opened);
        stage();
    }

    /** Closes the lesson: something else is open. */
    public void close() {
        lesson.set(null);
    }

    /** Whether this is the last page. */
    public boolean atEnd() {
        return index.get() == pages.size() - 1;
    }

    /** The next page; while the run is still on its way to this page's instant, it is there at once instead. */
    public void next() {
        if (!staging.finish() && lesson.get() != null && !atEnd()) {
            index.set(index.get() + 1);
            stage();
        }
    }

    /** The page before. */
    public void back() {
        if (lesson.get() != null && index.get() > 0) {
            index.set(index.get() - 1);
            stage();
        }
    }

    /** Shows the instant that the page is about; an answer only to whoever has predicted it. */
    private void stage() {
        Page shown = page();
        if (shown.step() != null) {
            staging.show(shown.step());
        }
        Part.Predict question = shown.predict();
        if (question != null && (outcome(question).isPresent() || askedBefore(question))) {
            reveal(shown);
        }
    }

    private boolean askedBefore(Part.Predict question) {
        return pages.subList(0, index.get()).stream().anyMatch(earlier -> question.equals(earlier.predict()));
    }

    /** What the learner predicted. */
    public Optional<String> answer(Part.Predict question) {
        return progress.last(id(), question.id(), ANSWER);
    }

    /** What happened, once the learner has seen it: the right option's id, or the number. */
    public Optional<String> outcome(Part.Predict question) {
        return progress.last(id(), question.id(), OUTCOME);
    }

    /** Stores the prediction; from now on the run that answers it can be seen. */
    public void predict(Part.Predict question, String answer) {
        progress.note(id(), question.id(), ANSWER, answer);
        answers.set(answers.get() + 1);
    }

    /** Plays the run to the answer and stores what happened, or goes on to where it is. Does nothing before there is a prediction. */
    public void reveal(Page page) {
        Part.Predict question = page.predict();
        if (question == null || answer(question).isEmpty()) {
            return;
        }
        Part.Reveal reveal = page.reveal();
        if (reveal == null) {
            next();
            return;
        }
        staging.answer(question, reveal, outcome -> {
            if (!outcome(question).equals(Optional.of(outcome))) {
                progress.note(id(), question.id(), OUTCOME, outcome);
            }
            answers.set(answers.get() + 1);
        });
    }

    private String id() {
        Lesson opened = lesson.get();
        return opened == null ? "-" : opened.id();
    }
}
