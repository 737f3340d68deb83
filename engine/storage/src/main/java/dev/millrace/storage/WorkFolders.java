package dev.millrace.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Folders for databases that are working memory, among the system's temporary files. Their names tell whose they are, since a
 * process that is halted cannot clear up: the next one does.
 */
final class WorkFolders {
    private static final String PREFIX = "millrace-state-";

    private WorkFolders() {}

    /** A folder of its own; those of processes that are no more are removed. */
    static Path create() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        removeLeftOvers(temporary);
        return Files.createTempDirectory(
                temporary, PREFIX + ProcessHandle.current().pid() + "-");
    }

    private static void removeLeftOvers(Path temporary) throws IOException {
        try (Stream<Path> entries = Files.list(temporary)) {
            entries.filter(WorkFolders::isLeftOver).toList().forEach(WorkFolders::delete);
        }
    }

    private static boolean isLeftOver(Path entry) {
        String name = String.valueOf(entry.getFileName());
        if (!name.matches(PREFIX + "[0-9]{1,18}-.*")) {
            return false;
        }
        long process = Long.parseLong(name.substring(PREFIX.length()).replaceFirst("-.*", ""));
        return ProcessHandle.of(process).isEmpty();
    }

    /** Removes a folder with all that is in it, as far as it can be. */
    static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException busy) {
            // Somebody else is at it, or holds a file open: the next process removes what is left.
        }
    }
}
