package dev.millrace.app.cli;

import dev.millrace.host.Engine;
import dev.millrace.host.RunRequest;
import dev.millrace.lessons.Lesson;
import dev.millrace.lessons.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code millrace play}. */
@Command(
        name = "play",
        mixinStandardHelpOptions = true,
        description = "Runs a lesson and prints its transcript, one sentence an event.")
final class PlayCommand implements Callable<Integer> {
    @Mixin
    private Places places = new Places();

    @Parameters(paramLabel = "LESSON", description = "The lesson's id; see 'millrace lessons'.")
    private String id = "";

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description = "Which of the lesson's runs; ${DEFAULT-VALUE} if not given.")
    private String scenario = Lesson.SCENARIO;

    @Option(
            names = "--until",
            paramLabel = "SELECTOR",
            description = "Stop behind this event, as in \"fire(count, key=ATL)#1\".")
    private @Nullable String until;

    @Option(names = "--png", paramLabel = "FILE", description = "Write a picture of the window at the last instant.")
    private @Nullable Path png;

    @Option(names = "--trace", paramLabel = "FILE", description = "Write every event of the run.")
    private @Nullable Path trace;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final PictureWriter pictures;

    PlayCommand(PictureWriter pictures) {
        this.pictures = pictures;
    }

    @Override
    public Integer call() {
        Lesson lesson = places.lesson(id);
        RunRequest request = request(lesson);
        try (Engine engine = Engines.start()) {
            Recording recording = Recording.of(engine, request);
            Traces.write(recording.journal(), trace);
            int end = Transcripts.print(
                    recording.journal(), until, spec.commandLine().getOut());
            if (png != null) {
                picture(engine, lesson, end, png);
            }
            return Outcomes.code(recording, spec.commandLine().getErr());
        }
    }

    private RunRequest request(Lesson lesson) {
        try {
            return lesson.scenario(scenario).request();
        } catch (IllegalArgumentException unknown) {
            throw new CannotRun(String.valueOf(unknown.getMessage()), unknown);
        }
    }

    private void picture(Engine engine, Lesson lesson, int position, Path file) {
        try {
            pictures.write(engine, lesson, scenario, position, file);
        } catch (IOException failure) {
            throw new CannotRun("the picture cannot be written to " + file + ": " + failure.getMessage(), failure);
        }
    }
}
