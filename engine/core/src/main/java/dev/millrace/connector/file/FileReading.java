package dev.millrace.connector.file;

import dev.millrace.connector.SplitPosition;
import dev.millrace.connector.SplitReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file, one record ahead, to know whether there is one.
 *
 * @param <T> type of the records
 */
final class FileReading<T> implements SplitReader<T> {
    private final Path file;
    private final SplitPosition start;
    /** Null where all of the file was read before. */
    private final StreamFormat.@Nullable Reader<T> records;

    private long position;
    private @Nullable T next;

    private FileReading(Path file, SplitPosition start, StreamFormat.@Nullable Reader<T> records) {
        this.file = file;
        this.start = start;
        this.records = records;
    }

    /** A reader that goes on behind the records that were read before. */
    static <T> FileReading<T> of(Path file, SplitPosition start, StreamFormat<T> format) throws IOException {
        StreamFormat.Reader<T> records = format.createReader(Files.newInputStream(file.toAbsolutePath()));
        FileReading<T> reading = new FileReading<>(file, start, records);
        reading.next = records.read();
        while (reading.position < start.position()) {
            reading.read();
        }
        return reading;
    }

    /** What is left of a file of which all was read before: nothing, whether it is still there or not. */
    static <T> FileReading<T> nothingOf(Path file, SplitPosition start) {
        FileReading<T> reading = new FileReading<>(file, start, null);
        reading.position = start.position();
        return reading;
    }

    @Override
    public String name() {
        return String.valueOf(file.getFileName());
    }

    @Override
    public SplitPosition position() {
        return new SplitPosition(start.split(), start.of(), position);
    }

    /** What a snapshot keeps of it. */
    FilePosition kept() {
        return new FilePosition(start.split(), start.of(), position, file.toString(), hasEnded());
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
        if (record == null || records == null) {
            throw new IOException(file + " is shorter than it was when the snapshot was taken: it had more than "
                    + position + " records");
        }
        position++;
        next = records.read();
        return record;
    }

    @Override
    public void close() {
        if (records == null) {
            return;
        }
        try {
            records.close();
        } catch (IOException alreadyRead) {
            // Nothing that was read becomes wrong by it.
        }
    }
}
