package dev.millrace.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.exercises.Exercise;
import dev.millrace.exercises.Exercises;
import dev.millrace.lessons.Curriculum;
import dev.millrace.lessons.Lesson;
import dev.millrace.lessons.Unit;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code millrace lessons}. */
@Command(name = "lessons", mixinStandardHelpOptions = true, description = "Lists the lessons and the exercises.")
final class LessonsCommand implements Callable<Integer> {
    @Mixin
    private Places places = new Places();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws JsonProcessingException {
        Curriculum curriculum = places.curriculum();
        Exercises exercises = places.exercises();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(tree(curriculum, exercises)));
        } else {
            list(curriculum, exercises, out);
        }
        Places.warn(spec.commandLine().getErr(), curriculum.problems());
        Places.warn(spec.commandLine().getErr(), exercises.problems());
        return curriculum.problems().isEmpty() && exercises.problems().isEmpty() ? ExitCode.DONE : ExitCode.NO;
    }

    private static void list(Curriculum curriculum, Exercises exercises, PrintWriter out) {
        for (Unit unit : curriculum.units()) {
            out.println(unit.title());
            for (Lesson lesson : unit.lessons()) {
                out.printf("  %-24s %s (%d min)%n", lesson.id(), lesson.title(), lesson.minutes());
            }
        }
        out.println("Exercises");
        for (Exercise exercise : exercises.exercises()) {
            out.printf("  %-24s %s%n", exercise.id(), exercise.title());
        }
    }

    private static ObjectNode tree(Curriculum curriculum, Exercises exercises) {
        ObjectNode tree = new ObjectMapper().createObjectNode();
        ArrayNode units = tree.putArray("units");
        for (Unit unit : curriculum.units()) {
            ObjectNode node = units.addObject().put("id", unit.id()).put("title", unit.title());
            ArrayNode lessons = node.putArray("lessons");
            for (Lesson lesson : unit.lessons()) {
                lessons.addObject()
                        .put("id", lesson.id())
                        .put("title", lesson.title())
                        .put("question", lesson.question())
                        .put("minutes", lesson.minutes());
            }
        }
        ArrayNode tasks = tree.putArray("exercises");
        for (Exercise exercise : exercises.exercises()) {
            tasks.addObject()
                    .put("id", exercise.id())
                    .put("title", exercise.title())
                    .put("task", exercise.task());
        }
        return tree;
    }
}
