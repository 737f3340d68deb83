package dev.millrace.connector.file;

import dev.millrace.connector.Source;
import dev.millrace.connector.SplitSourceOperator;
import dev.millrace.runtime.OperatorFactory;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.types.ResultTypeQueryable;
import dev.millrace.types.TypeInformation;
import java.util.Arrays;
import java.util.List;

/**
 * The records of files: bounded and replayable. A split is a file; the subtasks share them and read one after the other, and the path
 * of each, with how many of its records have been read, is their state: what starts from a snapshot reads the files that there were, and
 * none that have come since. Relative paths are those of the script; of a folder every file is read, those in it
 * deeper down too, but none whose name begins with a dot or an underscore (Flink: {@code connector.file.src.FileSource} and its
 * {@code DefaultFileFilter}).
 *
 * @param <T> type of the records
 */
public final class FileSource<T> implements Source<T, Integer, Void>, ResultTypeQueryable<T> {
    private final StreamFormat<T> format;
    private final List<String> paths;

    private FileSource(StreamFormat<T> format, List<String> paths) {
        this.format = format;
        this.paths = paths;
    }

    /** Begins a source of {@code paths}, at least one, each a file or a folder, read as {@code format} says. */
    public static <T> FileSourceBuilder<T> forRecordStreamFormat(StreamFormat<T> format, Path... paths) {
        if (paths.length == 0) {
            throw new IllegalArgumentException("A FileSource needs at least one path: forRecordStreamFormat(format,"
                    + " new Path(\"data/flights.csv\")).");
        }
        return new FileSourceBuilder<>(
                new FileSource<>(format, Arrays.stream(paths).map(Path::getPath).toList()));
    }

    @Override
    public OperatorFactory operator(WatermarkStrategy<T> strategy) {
        FileSplits<T> files = new FileSplits<>(format, paths);
        return () -> new SplitSourceOperator<>(files, strategy);
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return format.getProducedType();
    }

    /**
     * Makes a {@link FileSource}.
     *
     * @param <T> type of the records
     */
    public static final class FileSourceBuilder<T> {
        private final FileSource<T> source;

        private FileSourceBuilder(FileSource<T> source) {
            this.source = source;
        }

        /** The source, which ends with its last file. */
        public FileSource<T> build() {
            return source;
        }
    }
}
