package dev.millrace.connector.file;

import dev.millrace.connector.Committer;
import dev.millrace.connector.CommitterInitContext;
import dev.millrace.connector.NamedSink;
import dev.millrace.connector.SimpleVersionedSerializer;
import dev.millrace.connector.Sink;
import dev.millrace.connector.SinkContext;
import dev.millrace.connector.SupportsCommitter;
import dev.millrace.connector.SupportsWriterState;
import dev.millrace.connector.WriterInitContext;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/**
 * Writes rows to files in two phases. A file is hidden while it is written ({@code .part-….inprogress}); when it has been closed
 * and the snapshot after that is complete, it gets its own name by one atomic rename.
 *
 * @param <IN> type of the records
 */
public final class FileSink<IN>
        implements Sink<IN>, SupportsCommitter<FileSinkCommittable>, SupportsWriterState<IN, PartFile>, NamedSink {
    private final Path basePath;
    private final Encoder<IN> encoder;
    private final BucketAssigner<IN, ?> bucketAssigner;
    private final RollingPolicy<IN> rollingPolicy;
    private final OutputFileConfig names;
    private final long checkInterval;

    private FileSink(RowFormatBuilder<IN> builder) {
        this.basePath = builder.basePath;
        this.encoder = builder.encoder;
        this.bucketAssigner = builder.bucketAssigner;
        this.rollingPolicy = builder.rollingPolicy;
        this.names = builder.names;
        this.checkInterval = builder.checkInterval;
    }

    /** Begins a sink that writes row after row to files under {@code basePath}. */
    public static <IN> RowFormatBuilder<IN> forRowFormat(Path basePath, Encoder<IN> encoder) {
        return new RowFormatBuilder<>(basePath, encoder);
    }

    @Override
    public String result() {
        return basePath.getPath();
    }

    @Override
    public FileWriter<IN> createWriter(WriterInitContext context) throws IOException {
        return restoreWriter(context, List.of());
    }

    @Override
    public FileWriter<IN> restoreWriter(WriterInitContext context, Collection<PartFile> recoveredState)
            throws IOException {
        SinkContext sink = SinkContext.of(context);
        // Other sinks of the job may write into the same folder.
        String owner = sink.operator().subtask().index() + "-" + sink.operator().jobId() + "-"
                + String.format("%08x", sink.operator().operator().hashCode());
        String attempt = Integer.toString(sink.operator().attempt());
        PartFiles files = new PartFiles(directory(sink), owner, attempt, names);
        FileWriter<IN> writer = new FileWriter<>(sink, files, encoder, bucketAssigner, rollingPolicy, checkInterval);
        writer.restore(recoveredState);
        return writer;
    }

    private java.nio.file.Path directory(SinkContext sink) throws IOException {
        return sink.external().outside().directory(basePath.getPath());
    }

    @Override
    public Committer<FileSinkCommittable> createCommitter(CommitterInitContext context) throws IOException {
        return new FileCommitter(directory(SinkContext.of(context)));
    }

    @Override
    public SimpleVersionedSerializer<FileSinkCommittable> getCommittableSerializer() {
        return FileSinkCommittable.SERIALIZER;
    }

    @Override
    public SimpleVersionedSerializer<PartFile> getWriterStateSerializer() {
        return PartFile.SERIALIZER;
    }

    /** Says what the sink does. */
    public static final class RowFormatBuilder<IN> {
        private final Path basePath;
        private final Encoder<IN> encoder;
        private BucketAssigner<IN, ?> bucketAssigner = new DateTimeBucketAssigner<>();
        private RollingPolicy<IN> rollingPolicy = DefaultRollingPolicy.builder().build();
        private OutputFileConfig names = OutputFileConfig.builder().build();
        private long checkInterval = 60_000;

        private RowFormatBuilder(Path basePath, Encoder<IN> encoder) {
            this.basePath = basePath;
            this.encoder = encoder;
        }

        /** In which folder a record goes; by default one an hour. */
        public RowFormatBuilder<IN> withBucketAssigner(BucketAssigner<IN, ?> assigner) {
            bucketAssigner = assigner;
            return this;
        }

        /** When a file is closed. */
        public RowFormatBuilder<IN> withRollingPolicy(RollingPolicy<IN> policy) {
            rollingPolicy = policy;
            return this;
        }

        /** How often, in ms, it is looked whether a file is old enough to be closed; by default once a minute. */
        public RowFormatBuilder<IN> withBucketCheckInterval(long interval) {
            if (interval < 1) {
                throw new IllegalArgumentException(
                        "The bucket check interval must be at least 1 ms, not " + interval + ".");
            }
            checkInterval = interval;
            return this;
        }

        /** How files are called. */
        public RowFormatBuilder<IN> withOutputFileConfig(OutputFileConfig outputFileConfig) {
            names = outputFileConfig;
            return this;
        }

        /** The sink. */
        public FileSink<IN> build() {
            return new FileSink<>(this);
        }
    }
}
