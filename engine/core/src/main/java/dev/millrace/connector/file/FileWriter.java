package dev.millrace.connector.file;

import dev.millrace.connector.CommittingSinkWriter;
import dev.millrace.connector.ProcessingTimeService;
import dev.millrace.connector.ProcessingTimeService.ProcessingTimeCallback;
import dev.millrace.connector.SinkContext;
import dev.millrace.connector.StatefulSinkWriter;
import dev.millrace.connector.TransactionPerCommittable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes the records of one subtask, into one open file a folder. */
final class FileWriter<IN>
        implements CommittingSinkWriter<IN, FileSinkCommittable>,
                StatefulSinkWriter<IN, PartFile>,
                TransactionPerCommittable<FileSinkCommittable>,
                ProcessingTimeCallback {
    private final SinkContext sink;
    private final PartFiles files;
    private final Encoder<IN> encoder;
    private final BucketAssigner<IN, ?> bucketAssigner;
    private final RollingPolicy<IN> rollingPolicy;
    private final long checkInterval;
    private final Map<String, OpenPart> open = new TreeMap<>();
    /** The transaction of each file that was closed and not yet prepared. */
    private final Map<FileSinkCommittable, String> closed = new LinkedHashMap<>();

    private boolean ended;

    FileWriter(
            SinkContext sink,
            PartFiles files,
            Encoder<IN> encoder,
            BucketAssigner<IN, ?> bucketAssigner,
            RollingPolicy<IN> rollingPolicy,
            long checkInterval) {
        this.sink = sink;
        this.files = files;
        this.encoder = encoder;
        this.bucketAssigner = bucketAssigner;
        this.rollingPolicy = rollingPolicy;
        this.checkInterval = checkInterval;
        checkAgain();
    }

    private void checkAgain() {
        ProcessingTimeService time = sink.getProcessingTimeService();
        time.registerTimer(time.getCurrentProcessingTime() + checkInterval, this);
    }

    @Override
    public void onProcessingTime(long time) throws IOException {
        closeWhere(part -> rollingPolicy.shouldRollOnProcessingTime(part, time));
        checkAgain();
    }

    /** Goes on with these files; where two are in one folder, which happens when there are fewer subtasks now, one of them is closed. */
    void restore(Collection<PartFile> recovered) throws IOException {
        Set<String> kept = new HashSet<>();
        recovered.forEach(state -> kept.add(files.committable(state).hidden()));
        files.deleteLeftOver(kept);
        for (PartFile state : recovered) {
            OpenPart resumed = files.resume(sink.open(), state);
            files.lines(state).forEach(line -> sink.pending(resumed.transaction(), line));
            OpenPart other = open.put(state.bucket(), resumed);
            if (other != null) {
                close(other);
            }
        }
    }

    @Override
    public void write(IN element, Context context) throws IOException {
        long now = sink.operator().processingTime();
        String bucket = String.valueOf(bucketAssigner.getBucketId(element, new ElementPlace(context, now)));
        OpenPart part = open.get(bucket);
        if (part != null && rollingPolicy.shouldRollOnEvent(part, element)) {
            close(part);
            part = null;
        }
        if (part == null) {
            part = files.open(sink.open(), bucket, now);
            open.put(bucket, part);
        }
        encoder.encode(element, part);
        part.updated(now);
        sink.pending(part.transaction(), element);
    }

    private record ElementPlace(Context context, long currentProcessingTime) implements BucketAssigner.Context {
        @Override
        public long currentWatermark() {
            return context.currentWatermark();
        }

        @Override
        public @Nullable Long timestamp() {
            return context.timestamp();
        }
    }

    @Override
    public void flush(boolean endOfInput) {
        ended |= endOfInput;
    }

    @Override
    public Collection<FileSinkCommittable> prepareCommit() throws IOException {
        closeWhere(part -> ended || rollingPolicy.shouldRollOnCheckpoint(part));
        return List.copyOf(closed.keySet());
    }

    @Override
    public String transaction(FileSinkCommittable committable) {
        return Objects.requireNonNull(closed.remove(committable));
    }

    /** What of a part file decides whether it is closed. */
    private interface Closes {
        boolean test(PartFileInfo part) throws IOException;
    }

    private void closeWhere(Closes closes) throws IOException {
        for (OpenPart part : List.copyOf(open.values())) {
            if (closes.test(part)) {
                open.remove(part.getBucketId());
                close(part);
            }
        }
    }

    private void close(OpenPart part) throws IOException {
        part.close();
        closed.put(files.committable(part.state()), part.transaction());
    }

    @Override
    public List<PartFile> snapshotState(long checkpointId) throws IOException {
        List<PartFile> states = new ArrayList<>();
        for (OpenPart part : open.values()) {
            part.flush();
            states.add(part.state());
        }
        return states;
    }

    @Override
    public void close() throws IOException {
        for (OpenPart part : open.values()) {
            part.close();
        }
    }
}
