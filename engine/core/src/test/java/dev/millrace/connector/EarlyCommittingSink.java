package dev.millrace.connector;

import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** A two-phase-commit sink that does not wait for the second phase. */
public record EarlyCommittingSink<T>(CommittingSink<T> patient)
        implements Sink<T>, SupportsCommitter<PendingRows>, NamedSink {
    /** Writes to that result. */
    public EarlyCommittingSink(String result) {
        this(new CommittingSink<>(result));
    }

    @Override
    public String result() {
        return patient.result();
    }

    @Override
    public CommittingSinkWriter<T, PendingRows> createWriter(WriterInitContext context) {
        return new Writer<>(
                patient.createWriter(context),
                SinkContext.of(context).external().results(),
                result());
    }

    @Override
    public Committer<PendingRows> createCommitter(CommitterInitContext context) {
        return patient.createCommitter(context);
    }

    @Override
    public SimpleVersionedSerializer<PendingRows> getCommittableSerializer() {
        return patient.getCommittableSerializer();
    }

    private record Writer<T>(CommittingSinkWriter<T, PendingRows> patient, ResultStore results, String result)
            implements CommittingSinkWriter<T, PendingRows> {
        @Override
        public void write(T element, Context context) throws IOException, InterruptedException {
            patient.write(element, context);
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public Collection<PendingRows> prepareCommit() throws IOException, InterruptedException {
            Collection<PendingRows> prepared = List.copyOf(patient.prepareCommit());
            prepared.forEach(rows -> results.commit(result, rows.transaction(), rows.rows()));
            return prepared;
        }

        @Override
        public void close() {}
    }
}
