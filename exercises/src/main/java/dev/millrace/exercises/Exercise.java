package dev.millrace.exercises;

import dev.millrace.lessons.Scenario;
import java.nio.file.Path;
import java.util.List;

/**
 * One exercise as read from its folder.
 *
 * @param id stable id: the folder's name
 * @param title shown in the curriculum
 * @param task the first sentence of {@code exercise.md}: what to do
 * @param text the rest of it, Markdown
 * @param hints from a question to nearly the code; shown one at a time, when asked for
 * @param after shown after passing or giving up, Markdown
 * @param scenario in what world the learner's program runs; its job is {@code start.jsh}
 * @param solution text of the solution
 * @param wrong programs that must fail
 * @param checks what a program must stand
 * @param folder where it was read from
 */
public record Exercise(
        String id,
        String title,
        String task,
        String text,
        List<String> hints,
        String after,
        Scenario scenario,
        String solution,
        List<WrongProgram> wrong,
        List<Check> checks,
        Path folder) {
    /** The text that the editor opens with. */
    public String start() {
        return scenario.jobText();
    }

    /**
     * A program that a learner may well write, and that must fail.
     *
     * @param name file name
     * @param text the program
     * @param fails id of the check that it must fail
     * @param feedback said to a learner whose program fails in the same way
     */
    public record WrongProgram(String name, String text, String fails, String feedback) {}
}
