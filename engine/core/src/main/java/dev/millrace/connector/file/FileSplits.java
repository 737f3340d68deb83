package dev.millrace.connector.file;

import dev.millrace.connector.SplitPosition;
import dev.millrace.connector.SplitReader;
import dev.millrace.connector.Splits;
import dev.millrace.runtime.OperatorContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file a split, in the order of the paths given and of the names within a folder.
 *
 * @param <T> type of the records
 */
final class FileSplits<T> implements Splits<T> {
    private static final String SCHEME = "^file:(?=/)(//(?=/))?";

    private final StreamFormat<T> format;
    private final List<String> paths;
    /** Looked for once by each copy, which is each attempt of a subtask. */
    private transient @Nullable List<Path> found;

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
        List<Path> files = files();
        if (files.size() != start.of()) {
            throw new IllegalStateException(
                    "the paths " + paths + " held " + start.of() + " files when the snapshot was"
                            + " taken and hold " + files.size()
                            + " now, so that nobody can say which was read how far; put back"
                            + " what was there, or start without the snapshot");
        }
        try {
            return new OfFile<>(files.get(start.split()), start, format);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
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
            Path path = Path.of(each.replaceFirst(SCHEME, "")).toAbsolutePath();
            if (!Files.exists(path)) {
                throw new IllegalStateException("there is no file or folder '" + each + "' (looked for at " + path
                        + "); a relative path is read against the folder of the script");
            }
            try (Stream<Path> within = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
                within.filter(file -> Files.isRegularFile(file) && isShown(path.relativize(file)))
                        .sorted()
                        .forEach(files::add);
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

    /** Reads one record ahead, to know whether there is one. */
    private static final class OfFile<T> implements SplitReader<T> {
        private final Path file;
        private final SplitPosition start;
        private final StreamFormat.Reader<T> records;
        private long position;
        private @Nullable T next;

        OfFile(Path file, SplitPosition start, StreamFormat<T> format) throws IOException {
            this.file = file;
            this.start = start;
            this.records = format.createReader(Files.newInputStream(file));
            this.next = records.read();
            while (position < start.position()) {
                read();
            }
        }

        @Override
        public String name() {
            return String.valueOf(file.getFileName());
        }

        @Override
        public SplitPosition position() {
            return new SplitPosition(start.split(), start.of(), position);
        }

        /** One file after the other. */
        @Override
        public long nextOrder() {
            return start.split();
        }

        @Override
        public boolean hasEnded() {
            return next == null;
        }

        @Override
        public long nextAvailable() {
            return hasEnded() ? Long.MAX_VALUE : Long.MIN_VALUE;
        }

        @Override
        public T read() throws IOException {
            T record = next;
            if (record == null) {
                throw new IOException(file + " is shorter than it was when the snapshot was taken: it had more than "
                        + position + " records");
            }
            position++;
            next = records.read();
            return record;
        }

        @Override
        public void close() {
            try {
                records.close();
            } catch (IOException alreadyRead) {
                // Nothing that was read becomes wrong by it.
            }
        }
    }
}
