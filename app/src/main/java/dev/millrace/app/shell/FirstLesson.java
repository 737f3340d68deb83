package dev.millrace.app.shell;

import dev.millrace.app.home.LearnerHome;
import dev.millrace.host.Engine;
import dev.millrace.host.RunOutcome;
import dev.millrace.journal.Journal;
import dev.millrace.journal.Selector;
import dev.millrace.journal.Transcript;
import dev.millrace.lessons.Curriculum;
import dev.millrace.lessons.Lesson;
import dev.millrace.lessons.Part;
import dev.millrace.lessons.Recording;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What is shown where nothing can be shown: the first lesson as pictures of its steps and a transcript. */
final class FirstLesson {
    private static final int CANNOT = 2;

    private final Engine engine;
    private final LearnerHome home;
    private final PrintStream out;
    private final PrintStream err;

    FirstLesson(Engine engine, LearnerHome home, PrintStream out, PrintStream err) {
        this.engine = engine;
        this.home = home;
        this.out = out;
        this.err = err;
    }

    /** Plays it; the exit code. */
    int play(Curriculum curriculum) throws IOException {
        curriculum.problems().forEach(problem -> err.println("millrace: " + problem));
        if (curriculum.lessons().isEmpty()) {
            err.println("millrace: there is no screen, and no lesson to play without one");
            return CANNOT;
        }
        Lesson lesson = curriculum.lessons().get(0);
        Recording recording = Recording.of(engine, lesson.scenario().request());
        if (!(recording.outcome() instanceof RunOutcome.Finished)) {
            err.println("millrace: " + lesson.id() + " did not run: " + recording.outcome());
            return CANNOT;
        }
        Path folder = home.exports().resolve(lesson.id());
        Files.createDirectories(folder);
        Transcript transcript = new Transcript();
        Files.write(
                folder.resolve("transcript.txt"),
                recording.journal().events().stream().map(transcript::line).toList());
        int pictures = pictures(lesson, recording.journal(), folder);
        out.println("There is no screen here, so '" + lesson.title() + "' was played without a window: " + pictures
                + " pictures and transcript.txt are in " + folder);
        return 0;
    }

    /** One of each instant that the lesson leads to, and one of the end. */
    private int pictures(Lesson lesson, Journal journal, Path folder) throws IOException {
        Map<String, Journal> journals = new HashMap<>(Map.of(Lesson.SCENARIO, journal));
        int number = 0;
        try (Headless window = new Headless(engine, lesson, Headless.Look.DEFAULT)) {
            for (Part part : lesson.parts()) {
                if (part instanceof Part.Staged step) {
                    Journal run = journals.computeIfAbsent(
                            step.scenario(),
                            file -> Recording.of(engine, lesson.scenario(file).request())
                                    .journal());
                    int position = step.runTo() == null
                            ? -1
                            : Selector.parse(step.runTo()).find(run);
                    window.at(step.scenario(), position).write(picture(folder, ++number));
                }
            }
            window.at(Lesson.SCENARIO, journal.size() - 1).write(picture(folder, ++number));
        }
        return number;
    }

    private static Path picture(Path folder, int number) {
        return folder.resolve(String.format(Locale.ROOT, "%02d.png", number));
    }
}
