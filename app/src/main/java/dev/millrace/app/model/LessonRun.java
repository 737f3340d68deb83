package dev.millrace.app.model;

import dev.millrace.app.model.ConsoleModel.Kind;
import dev.millrace.journal.Journal;
import dev.millrace.journal.Selector;
import dev.millrace.lessons.Lesson;
import dev.millrace.lessons.Panel;
import dev.millrace.lessons.Part;
import dev.millrace.lessons.Scenario;
import dev.millrace.lessons.expression.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The runs of the open lesson: shows their instants and answers its questions from them. FX thread. */
public final class LessonRun {
    private final Runs runs;
    private final RunModel run;
    private final RunTo runTo;
    private final ConsoleModel console;
    private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Panel> panel = new ReadOnlyObjectWrapper<>();
    private final List<Runnable> whenComplete = new ArrayList<>();
    private @Nullable Lesson lesson;
    private String scenario = "";
    private boolean complete;

    /** Shows in {@code run} what {@code runs} has run. */
    public LessonRun(Runs runs, RunModel run, RunTo runTo, ConsoleModel console) {
        this.runs = runs;
        this.run = run;
        this.runTo = runTo;
        this.console = console;
    }

    /** What to say beside the stage about the instant shown, Markdown; may be empty. */
    public ReadOnlyStringProperty captionProperty() {
        return caption.getReadOnlyProperty();
    }

    /** The pane that the page wants in front, or null. */
    public ReadOnlyObjectProperty<@Nullable Panel> panelProperty() {
        return panel.getReadOnlyProperty();
    }

    /** Begins the lesson's run, paused before its first event. */
    void open(Lesson opened) {
        lesson = opened;
        panel.set(opened.panels().isEmpty() ? null : opened.panels().get(0));
        caption.set("");
        begin(Lesson.SCENARIO);
    }

    /** Shows the instant of the part, in the lesson's own run, whatever branch was looked at. */
    void show(Part.Staged part) {
        caption.set(part.caption());
        if (part.panel() != null) {
            panel.set(part.panel());
        }
        ready(part.scenario(), () -> goTo(part.runTo()));
    }

    /** Computes the answer from the run and hands it over; the run is played to the instant that shows it. */
    void answer(Part.Predict question, Part.Reveal reveal, Consumer<String> outcome) {
        ready(question.scenario(), () -> {
            try {
                outcome.accept(Answers.of(question, evidence()));
            } catch (IllegalArgumentException e) {
                console.say(
                        Kind.ERROR,
                        "The question '" + question.id() + "' has no answer in this run: " + e.getMessage());
            }
            show(reveal);
        });
    }

    /** Shows an instant of the run in that file of the lesson, and goes on with {@code then} once it is there. */
    public void look(String file, int position, Runnable then) {
        ready(file, () -> {
            runTo.stop();
            run.jumpTo(position);
            then.run();
        });
    }

    /** Whether the run was on its way to an instant; it is there now. */
    boolean finish() {
        boolean moving = runTo.movingProperty().get();
        runTo.finish();
        return moving;
    }

    /** Does it with the lesson's run of that file on the stage, all of it computed: now, or when the engine is through. */
    private void ready(String file, Runnable then) {
        if (!file.equals(scenario) || !unchanged()) {
            begin(file);
        }
        if (complete) {
            run.show(run.branches().get(0));
            then.run();
        } else {
            whenComplete.add(then);
        }
    }

    /** The first branch is the lesson's own, unless the learner opened something else since. */
    private boolean unchanged() {
        Lesson opened = lesson;
        return opened != null && runs.began(opened.scenario(scenario).request());
    }

    private void begin(String file) {
        Lesson opened = lesson;
        if (opened == null) {
            return;
        }
        scenario = file;
        complete = false;
        whenComplete.clear();
        Scenario described = opened.scenario(file);
        runs.open(opened.title(), described.request(), this::completed);
    }

    private void completed() {
        complete = true;
        List<Runnable> waiting = List.copyOf(whenComplete);
        whenComplete.clear();
        waiting.forEach(Runnable::run);
    }

    private void goTo(@Nullable String selector) {
        if (selector == null) {
            runTo.go(Deployed.last(run.journal()));
            return;
        }
        int position = Selector.parse(selector).find(run.journal());
        if (position < 0) {
            console.say(Kind.WARNING, "This run does not reach " + selector + ".");
        } else {
            runTo.go(position);
        }
    }

    private Evidence evidence() {
        Lesson opened = lesson;
        Journal journal = run.branches().get(0).journal();
        if (opened == null) {
            throw new IllegalArgumentException("no lesson is open");
        }
        return new Evidence(journal, opened.folder());
    }
}
