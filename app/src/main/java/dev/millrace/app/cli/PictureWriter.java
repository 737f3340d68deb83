package dev.millrace.app.cli;

import dev.millrace.host.Engine;
import dev.millrace.lessons.Lesson;
import java.io.IOException;
import java.nio.file.Path;

/** Draws the window without showing it. */
@FunctionalInterface
public interface PictureWriter {
    /**
     * Writes a picture of the window, with a lesson open, at an instant of one of its runs.
     *
     * @param engine runs it; stays open
     * @param lesson what is open
     * @param scenario file name of the run
     * @param position the last event that has happened
     * @param file the PNG file
     */
    void write(Engine engine, Lesson lesson, String scenario, int position, Path file) throws IOException;
}
