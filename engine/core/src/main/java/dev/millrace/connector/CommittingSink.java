package dev.millrace.connector;

import dev.millrace.trace.CanonicalText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A two-phase-commit sink: rows join an open transaction, which is pre-committed with each snapshot and committed when that is
 * complete, again after a restore.
 *
 * @param result name of the result
 */
public record CommittingSink<T>(String result) implements Sink<T>, SupportsCommitter<PendingRows>, NamedSink {
    @Override
    public CommittingSinkWriter<T, PendingRows> createWriter(WriterInitContext context) {
        return new Writer<>(SinkContext.of(context));
    }

    @Override
    public Committer<PendingRows> createCommitter(CommitterInitContext context) {
        return new RowsCommitter(SinkContext.of(context).external().results(), result);
    }

    @Override
    public SimpleVersionedSerializer<PendingRows> getCommittableSerializer() {
        return new PendingRows.Serializer();
    }

    private static final class Writer<T> implements CommittingSinkWriter<T, PendingRows> {
        private final SinkContext context;
        private List<String> open = new ArrayList<>();

        Writer(SinkContext context) {
            this.context = context;
        }

        @Override
        public void write(T element, Context elementContext) {
            open.add(CanonicalText.whole(element));
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public Collection<PendingRows> prepareCommit() {
            if (open.isEmpty()) {
                return List.of();
            }
            PendingRows closed = new PendingRows(context.transaction(), open);
            open = new ArrayList<>();
            return List.of(closed);
        }

        @Override
        public void close() {}
    }

    private record RowsCommitter(ResultStore results, String result) implements Committer<PendingRows> {
        @Override
        public void commit(Collection<CommitRequest<PendingRows>> requests) {
            for (CommitRequest<PendingRows> request : requests) {
                PendingRows pending = request.getCommittable();
                if (!results.commit(result, pending.transaction(), pending.rows())) {
                    request.signalAlreadyCommitted();
                }
            }
        }

        @Override
        public void close() {}
    }
}
