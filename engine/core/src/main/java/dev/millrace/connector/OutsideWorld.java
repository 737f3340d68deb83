package dev.millrace.connector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files and databases that a run's sinks write to. They survive every failure of the job and belong to this run alone: a
 * branch is another run and begins with none. Thread-safe.
 */
public final class OutsideWorld implements AutoCloseable {
    private static final AtomicLong WORLDS = new AtomicLong();
    private static final String IN_MEMORY = "jdbc:h2:mem:";

    private final long number = WORLDS.incrementAndGet();
    private final @Nullable Path given;
    private final Map<String, Path> directories = new LinkedHashMap<>();
    private final Map<String, String> databases = new LinkedHashMap<>();
    private @Nullable Path root;

    /** A world whose files are deleted when it is closed. */
    public OutsideWorld() {
        this(null);
    }

    /** A world whose files are kept in {@code root}; null for nowhere. */
    public OutsideWorld(@Nullable Path root) {
        this.given = root;
    }

    /** Where files of {@code path} are: always within this world, however absolute the path is. */
    public synchronized Path directory(String path) throws IOException {
        Path inside = root();
        String relative = path.replaceFirst("^[a-z][a-z0-9+.-]*:", "").replaceFirst("^/+", "");
        Path directory = inside.resolve(relative).normalize();
        if (!directory.startsWith(inside)) {
            throw new IOException("the path '" + path + "' leads out of the run's own folder");
        }
        directories.put(path, directory);
        return directory;
    }

    private Path root() throws IOException {
        Path known = root;
        if (known == null) {
            known = given != null ? Files.createDirectories(given) : Files.createTempDirectory("millrace-run");
            root = known;
        }
        return known;
    }

    /** Begins with a copy of the files that another run has kept, which stay as they are; before anything is written. */
    public synchronized void beginWith(Path files) throws IOException {
        Path inside = root();
        try (Stream<Path> all = Files.walk(files)) {
            for (Path each : all.sorted().toList()) {
                Path copy = inside.resolve(files.relativize(each));
                if (Files.isDirectory(each)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(each, copy);
                }
            }
        }
    }

    /** The URL to connect to for {@code url}: an H2 database in memory is this run's own, and stays while the run lasts. */
    public synchronized String databaseUrl(String url) {
        if (!url.startsWith(IN_MEMORY)) {
            return url;
        }
        String name = url.substring(IN_MEMORY.length());
        int options = name.indexOf(';') < 0 ? name.length() : name.indexOf(';');
        String own = IN_MEMORY + "millrace-" + number + "-" + name.substring(0, options) + ";DB_CLOSE_DELAY=-1";
        databases.put(url, own);
        return own + name.substring(options);
    }

    /** What a reader sees now: the lines of the files that have their names by the sink's path, and the rows of tables by the table's name. */
    public synchronized Map<String, List<String>> rows() throws IOException {
        Map<String, List<String>> rows = new TreeMap<>();
        for (Map.Entry<String, Path> each : directories.entrySet()) {
            rows.put(each.getKey(), lines(each.getValue()));
        }
        for (String url : databases.values()) {
            rows.putAll(tables(url));
        }
        return rows;
    }

    private static Map<String, List<String>> tables(String url) {
        try {
            return Tables.rows(url);
        } catch (SQLException neverThere) {
            // The sink could not connect either, and has said so: the database has no rows.
            return Map.of();
        }
    }

    private static List<String> lines(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (!file.getFileName().toString().startsWith(".")) {
                    lines.addAll(Files.readAllLines(file));
                }
            }
        }
        return lines;
    }

    /** Takes the databases down, and the files too where nobody has said that they are kept. */
    @Override
    public synchronized void close() throws IOException {
        databases.values().forEach(Tables::shutDown);
        databases.clear();
        if (root != null && given == null) {
            try (Stream<Path> all = Files.walk(root)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        root = null;
    }
}
