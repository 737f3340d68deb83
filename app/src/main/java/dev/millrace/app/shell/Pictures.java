package dev.millrace.app.shell;

import dev.millrace.app.cli.PictureWriter;
import dev.millrace.host.Engine;
import dev.millrace.lessons.Lesson;
import java.io.IOException;
import java.nio.file.Path;

/** Draws the window for commands. */
public final class Pictures implements PictureWriter {
    @Override
    public void write(Engine engine, Lesson lesson, String scenario, int position, Path file) throws IOException {
        try (Headless window = new Headless(engine, lesson, Headless.Look.DEFAULT)) {
            window.at(scenario, position).write(file);
        }
    }
}
