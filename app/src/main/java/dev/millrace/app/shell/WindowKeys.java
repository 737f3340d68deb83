package dev.millrace.app.shell;

import dev.millrace.app.code.CodeController;
import dev.millrace.app.lesson.LessonController;
import dev.millrace.app.model.RunModel;
import dev.millrace.app.transport.Speed;
import dev.millrace.trace.SubtaskId;
import java.util.List;

/** Which key does what in the main window. */
final class WindowKeys {
    private static final String LESSON = "Lesson";
    private static final String RUN = "Run";
    private static final String JOB = "Job";
    private static final String CODE = "Code";
    private static final String WINDOW = "Window";

    private WindowKeys() {}

    static Keys of(
            Models models,
            WindowController window,
            Commands commands,
            LessonController lesson,
            Course course,
            CodeController code) {
        Keys keys = new Keys();
        lesson(keys, lesson);
        run(keys, models.run());
        job(keys, models.run());
        keys.add(CODE, "Shortcut+Enter", "Ctrl Enter", "Run the code in the editor", course::runCode);
        keys.add(
                CODE,
                "Shortcut+Shift+Enter",
                "Ctrl Shift Enter",
                "Swap the code and resume",
                () -> models.run().swapCode(false));
        window(keys, models, window, commands, code);
        return keys;
    }

    private static void lesson(Keys keys, LessonController lesson) {
        keys.add(LESSON, "Page Down", "PgDn or .", "Continue", lesson::next);
        keys.addSilently("Period", lesson::next);
        keys.add(LESSON, "Page Up", "PgUp", "Back", lesson::back);
    }

    private static void run(Keys keys, RunModel run) {
        keys.add(RUN, "Space", "Space", "Play or pause", run::togglePlay);
        keys.add(RUN, "Right", "\u2192", "One step forward", run::stepForward);
        keys.add(RUN, "Left", "\u2190", "One step back", run::stepBack);
        keys.add(RUN, "Shift+Right", "Shift \u2192", "One event forward", run::microForward);
        keys.add(RUN, "Shift+Left", "Shift \u2190", "One event back", run::microBack);
        keys.add(
                RUN,
                "Shortcut+Right",
                "Ctrl \u2192",
                "To the next barrier, firing \u2026",
                () -> run.toNext(run.targetProperty().get()));
        keys.add(
                RUN,
                "Shortcut+Left",
                "Ctrl \u2190",
                "To the one before",
                () -> run.toPrevious(run.targetProperty().get()));
        keys.add(RUN, "Equals", "+", "Faster", () -> speed(run, 1));
        keys.add(RUN, "Minus", "\u2212", "Slower", () -> speed(run, -1));
        for (String plus : List.of("Plus", "Shift+Equals", "Add")) {
            keys.addSilently(plus, () -> speed(run, 1));
        }
        keys.addSilently("Subtract", () -> speed(run, -1));
        keys.add(RUN, "Home", "Home", "To the beginning", () -> run.jumpTo(-1));
        keys.add(
                RUN,
                "End",
                "End",
                "To the end",
                () -> run.jumpTo(run.sizeProperty().get() - 1));
    }

    private static void job(Keys keys, RunModel run) {
        keys.add(JOB, "K", "K", "Kill the selected task", () -> {
            SubtaskId selected = run.selectedProperty().get();
            if (selected != null) {
                run.kill(selected);
            }
        });
        keys.add(JOB, "S", "S", "Take a savepoint", run::takeSavepoint);
        keys.add(
                JOB,
                "W",
                "W",
                "Why? Causes of this event",
                () -> run.why(run.positionProperty().get()));
    }

    private static void window(
            Keys keys, Models models, WindowController window, Commands commands, CodeController code) {
        keys.add(WINDOW, "Shortcut+O", "Ctrl O", "Open a scenario", commands::openScenario);
        keys.add(WINDOW, "F1", "F1 or ?", "This sheet", commands::showKeys);
        keys.addSilently("Shift+Slash", commands::showKeys);
        keys.addSilently("Esc", commands::hideKeys);
        keys.add(WINDOW, "F2", "F2", "Lesson", () -> window.showTab(WindowController.LESSON));
        keys.add(WINDOW, "F3", "F3", "Code", () -> {
            window.showTab(WindowController.CODE);
            code.focus();
        });
        keys.add(WINDOW, "F4", "F4", "Console", () -> window.showTab(WindowController.CONSOLE));
        keys.add(WINDOW, "F5", "F5", "Inspect", () -> window.showTab(WindowController.INSPECT));
        keys.add(WINDOW, "F8", "F8", "Light or dark", models.look()::switchTheme);
        keys.add(
                WINDOW,
                "Shortcut+Equals",
                "Ctrl +",
                "Larger",
                () -> models.look().zoom(1));
        keys.addSilently("Shortcut+Plus", () -> models.look().zoom(1));
        keys.add(
                WINDOW,
                "Shortcut+Minus",
                "Ctrl -",
                "Smaller",
                () -> models.look().zoom(-1));
        keys.add(
                WINDOW,
                "Shortcut+0",
                "Ctrl 0",
                "Normal size",
                () -> models.look().scaleProperty().set(1));
    }

    private static void speed(RunModel run, int places) {
        run.speedProperty().set(Speed.next(run.speedProperty().get(), places));
    }
}
