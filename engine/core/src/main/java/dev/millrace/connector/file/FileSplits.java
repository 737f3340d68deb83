package dev.millrace.connector.file;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.connector.SplitPosition;
import dev.millrace.connector.SplitReader;
import dev.millrace.connector.Splits;
import dev.millrace.runtime.OperatorContext;
import dev.millrace.state.ListStates;
import dev.millrace.types.TypeInformation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file a split, in the order of the paths given and of the names within a folder. Listed once, when the job begins anew: a
 * snapshot names the files, and what starts from it reads those and no others.
 *
 * @param <T> type of the records
 */
final class FileSplits<T> implements Splits<T> {
    private static final String SCHEME = "^file:(?=/)(//(?=/))?";

    private final StreamFormat<T> format;
    private final List<String> paths;
    /** Looked for once by each copy, which is each attempt of a subtask. */
    private transient @Nullable List<Path> found;
    /** What the attempt starts from, by number. */
    private transient @Nullable Map<Integer, FilePosition> restored;
    /** What the attempt reads, by number. */
    private transient @Nullable Map<Integer, FileReading<T>> readings;

    FileSplits(StreamFormat<T> format, List<String> paths) {
        this.format = format;
        this.paths = paths;
    }

    @Override
    public int count(OperatorContext context) {
        return files().size();
    }

    @Override
    public SplitReader<T> reader(OperatorContext context, SplitPosition start) {
        FileReading<T> reading = reading(restored().get(start.split()), start);
        readings().put(start.split(), reading);
        return reading;
    }

    private FileReading<T> reading(@Nullable FilePosition from, SplitPosition start) {
        Path file = from == null || from.path() == null ? numbered(start) : Path.of(from.path());
        try {
            return from != null && from.read()
                    ? FileReading.nothingOf(file, start)
                    : FileReading.of(file, start, format);
        } catch (NoSuchFileException gone) {
            throw new IllegalStateException(
                    "the file '" + file + "', of which " + start.position()
                            + " records had been read when the snapshot was"
                            + " taken, is not there any more (looked for at " + file.toAbsolutePath()
                            + "); put it back, or start without the snapshot",
                    gone);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Path numbered(SplitPosition start) {
        List<Path> files = files();
        if (files.size() != start.of()) {
            throw new IllegalStateException(
                    "the paths " + paths + " held " + start.of() + " files when the snapshot was"
                            + " taken and hold " + files.size()
                            + " now, so that nobody can say which was read how far; put back"
                            + " what was there, or start without the snapshot");
        }
        return files.get(start.split());
    }

    @Override
    public OperatorSnapshot.ListState write(List<SplitPosition> positions) {
        List<FilePosition> kept = positions.stream()
                .map(each ->
                        Objects.requireNonNull(readings().get(each.split())).kept())
                .toList();
        return ListStates.write(kept, TypeInformation.of(FilePosition.class));
    }

    @Override
    public List<SplitPosition> read(OperatorSnapshot.ListState state, String where) {
        List<FilePosition> kept = ListStates.read(state, TypeInformation.of(FilePosition.class), where);
        kept.forEach(each -> restored().put(each.split(), each));
        return kept.stream()
                .map(each -> new SplitPosition(each.split(), each.of(), each.position()))
                .toList();
    }

    private Map<Integer, FilePosition> restored() {
        Map<Integer, FilePosition> files = restored;
        if (files == null) {
            files = new TreeMap<>();
            restored = files;
        }
        return files;
    }

    private Map<Integer, FileReading<T>> readings() {
        Map<Integer, FileReading<T>> files = readings;
        if (files == null) {
            files = new TreeMap<>();
            readings = files;
        }
        return files;
    }

    private List<Path> files() {
        List<Path> files = found;
        if (files == null) {
            files = find();
            found = files;
        }
        return files;
    }

    private List<Path> find() {
        List<Path> files = new ArrayList<>();
        for (String each : paths) {
            Path given = Path.of(each.replaceFirst(SCHEME, ""));
            Path path = given.toAbsolutePath();
            if (!Files.exists(path)) {
                throw new IllegalStateException("there is no file or folder '" + each + "' (looked for at " + path
                        + "); a relative path is read against the folder of the script");
            }
            try (Stream<Path> within = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
                within.filter(file -> Files.isRegularFile(file) && isShown(path.relativize(file)))
                        .sorted()
                        .forEach(file -> files.add(given.resolve(path.relativize(file))));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return files;
    }

    /** What others write at the moment has such names. */
    private static boolean isShown(Path within) {
        for (Path part : within) {
            if (part.toString().startsWith(".") || part.toString().startsWith("_")) {
                return false;
            }
        }
        return true;
    }
}
