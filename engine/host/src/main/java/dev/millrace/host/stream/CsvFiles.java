package dev.millrace.host.stream;

import dev.millrace.connector.ReplayableStream;
import dev.millrace.host.StreamSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Streams from CSV files; keeps the last few, by file, size and time of change. */
final class CsvFiles {
    private static final int KEPT_MAX = 8;

    private final Map<Key, ReplayableStream> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, ReplayableStream> eldest) {
            return size() > KEPT_MAX;
        }
    };

    private record Key(String name, StreamSpec.File spec, long bytes, long changed) {}

    ReplayableStream stream(String name, StreamSpec.File spec) {
        try {
            BasicFileAttributes found = Files.readAttributes(Path.of(spec.file()), BasicFileAttributes.class);
            Key key = new Key(name, spec, found.size(), found.lastModifiedTime().toMillis());
            ReplayableStream known = kept.get(key);
            if (known == null) {
                known = read(name, spec);
                kept.put(key, known);
            }
            return known;
        } catch (IOException e) {
            throw new StreamException(
                    spec.file(), 1, "the file of stream '" + name + "' cannot be read: " + e.getMessage());
        }
    }

    private static ReplayableStream read(String name, StreamSpec.File spec) throws IOException {
        CsvTable table = CsvTable.read(Path.of(spec.file()));
        List<List<String>> rows = table.rows();
        ArrivalTimes times = new ArrivalTimes(spec, table);
        long[] arrivals = new long[rows.size()];
        for (int i = 0; i < arrivals.length; i++) {
            arrivals[i] = times.arrival(i);
        }
        return new ReplayableStream(name, table.columns(), rows, arrivals, spec.splits());
    }
}
