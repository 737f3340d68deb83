package dev.millrace.lessons;

import java.nio.file.Path;

/**
 * The folder that holds what Millrace ships beside its jars: {@code lessons}, {@code exercises} and {@code assets}.
 *
 * @param folder the folder, absolute
 */
public record Home(Path folder) {
    /** The system property that the launcher sets to the folder. */
    public static final String PROPERTY = "millrace.home";

    public Home {
        folder = folder.toAbsolutePath().normalize();
    }

    /** The folder named by the system property {@value #PROPERTY}, or the current one where it is not set. */
    public static Home ofSystem() {
        return new Home(Path.of(System.getProperty(PROPERTY, ".")));
    }

    /** The shipped units of lessons. */
    public Path lessons() {
        return folder.resolve("lessons");
    }

    /** The shipped exercises, one folder each. */
    public Path exercises() {
        return folder.resolve("exercises");
    }

    /** The sample streams. */
    public Path streams() {
        return folder.resolve("assets").resolve("streams");
    }
}
