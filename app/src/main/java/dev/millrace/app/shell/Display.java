package dev.millrace.app.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a window can be shown here, found out before the toolkit starts: afterwards it answers with a stack trace. */
final class Display {
    private static final String GTK = "libgtk-3.so.0";
    private static final List<String> LIBRARIES = List.of("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/local/lib");
    private static final int DEPTH = 2;

    private Display() {}

    /** Whether there is a screen; asked on Linux only, elsewhere there always is. */
    static boolean present(String system, Map<String, String> environment) {
        return !linux(system)
                || !environment.getOrDefault("DISPLAY", "").isBlank()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
    }

    /** What is missing for a window although there is a screen, and what to install. */
    static Optional<String> missing(String system) {
        if (!linux(system) || LIBRARIES.stream().map(Path::of).anyMatch(Display::holdsGtk)) {
            return Optional.empty();
        }
        return Optional.of(
                "the window needs GTK 3, and " + GTK + " was not found."
                        + " Install it with 'sudo apt-get install libgtk-3-0' (Debian, Ubuntu)"
                        + " or 'sudo dnf install gtk3' (Fedora), or unset DISPLAY and WAYLAND_DISPLAY for a run without a window.");
    }

    private static boolean linux(String system) {
        return system.toLowerCase(Locale.ROOT).contains("linux");
    }

    private static boolean holdsGtk(Path folder) {
        try (Stream<Path> files = Files.find(folder, DEPTH, (file, facts) -> file.endsWith(GTK))) {
            return files.findAny().isPresent();
        } catch (java.io.IOException | java.io.UncheckedIOException e) {
            return false;
        }
    }
}
