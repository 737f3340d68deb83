package dev.millrace.host.stream;

import dev.millrace.connector.ReplayableStream;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.host.StreamSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes the streams of runs; a file is read again only when it has changed. For one thread. */
public final class StreamLoader {
    private final CsvFiles files = new CsvFiles();

    /** The streams by name. With {@code paced} false every row is there from the beginning. Throws {@link StreamException}. */
    public StreamLibrary load(Map<String, StreamSpec> specs, boolean paced) {
        Map<String, ReplayableStream> streams = new LinkedHashMap<>();
        specs.forEach((name, spec) -> streams.put(name, load(name, spec, paced)));
        return new StreamLibrary(streams);
    }

    private ReplayableStream load(String name, StreamSpec spec, boolean paced) {
        if (spec.splits() < 1) {
            throw new StreamException(name, 1, "a stream needs at least 1 split, not " + spec.splits());
        }
        ReplayableStream stream = stream(name, spec);
        return paced ? stream : unpaced(stream);
    }

    private ReplayableStream stream(String name, StreamSpec spec) {
        if (spec instanceof StreamSpec.File file) {
            return files.stream(name, file);
        } else if (spec instanceof StreamSpec.Sensors sensors) {
            return SensorStream.stream(name, sensors);
        }
        return GivenRows.stream(name, (StreamSpec.Rows) spec);
    }

    private static ReplayableStream unpaced(ReplayableStream stream) {
        long[] atOnce = new long[stream.rows().size()];
        return new ReplayableStream(stream.name(), stream.columns(), stream.rows(), atOnce, stream.splits());
    }
}
