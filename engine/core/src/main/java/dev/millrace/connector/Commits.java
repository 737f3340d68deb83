package dev.millrace.connector;

import dev.millrace.checkpoint.OperatorSnapshot.ListState;
import dev.millrace.state.ListStates;
import dev.millrace.trace.TraceEvent;
import dev.millrace.types.TypeInformation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The second phase of a sink in one subtask: what was prepared with a snapshot is committed when that is complete, again after a
 * restore, and thrown away where no snapshot knows it. See Flink, "An Overview of End-to-End Exactly-Once Processing".
 */
final class Commits<C> {
    private static final TypeInformation<PreparedCommit> TYPE = TypeInformation.of(PreparedCommit.class);
    private static final int RETRIES_MAX = 10;

    private final SinkContext context;
    private final Committer<C> committer;
    private final SimpleVersionedSerializer<C> serializer;
    private final List<Prepared<C>> prepared = new ArrayList<>();

    private record Prepared<C>(String transaction, long checkpoint, int rows, List<C> committables) {}

    Commits(SinkContext context, SupportsCommitter<C> sink) throws IOException {
        this.context = context;
        this.committer = sink.createCommitter(context);
        this.serializer = sink.getCommittableSerializer();
    }

    /** Commits what the snapshot says was prepared, and aborts what it does not know: that will be produced again. */
    void restore(@Nullable ListState state, String where) throws Exception {
        List<PreparedCommit> known = state == null ? List.of() : ListStates.read(state, TYPE, where);
        for (PreparedCommit each : known) {
            List<C> committables = Stored.read(each.version(), each.committables(), serializer);
            commit(new Prepared<>(each.transaction(), each.checkpoint(), each.rows(), committables));
        }
        ResultStore results = context.external().results();
        results.prepared().forEach((transaction, lost) -> {
            if (transaction.startsWith(context.owner())) {
                results.settle(transaction);
                aborted(transaction, lost);
            }
        });
    }

    /** Closes the open transaction under the given snapshot, without committables none; or those that the committables are of. */
    void prepare(long checkpoint, CommittingSinkWriter<?, C> writer) throws Exception {
        Collection<C> committables = writer.prepareCommit();
        if (writer instanceof TransactionPerCommittable<?>) {
            @SuppressWarnings("unchecked") // of the committables that it prepares
            TransactionPerCommittable<C> several = (TransactionPerCommittable<C>) writer;
            committables.forEach(each -> prepare(several.transaction(each), checkpoint, List.of(each)));
        } else if (!committables.isEmpty()) {
            prepare(context.transaction(), checkpoint, List.copyOf(committables));
        }
    }

    private void prepare(String transaction, long checkpoint, List<C> committables) {
        Prepared<C> closed = new Prepared<>(transaction, checkpoint, context.close(transaction), committables);
        context.external().results().prepare(closed.transaction(), closed.rows());
        context.report(new TraceEvent.ResultPreCommitted(
                context.operator().subtask(), context.result(), closed.transaction(), closed.rows()));
        prepared.add(closed);
    }

    ListState snapshot() throws IOException {
        List<PreparedCommit> stored = new ArrayList<>();
        for (Prepared<C> each : prepared) {
            stored.add(new PreparedCommit(
                    each.transaction(),
                    each.checkpoint(),
                    each.rows(),
                    serializer.getVersion(),
                    Stored.write(each.committables(), serializer)));
        }
        return ListStates.write(stored, TYPE);
    }

    /** Commits what the complete snapshot covers. */
    void completed(long checkpoint) throws Exception {
        while (!prepared.isEmpty() && prepared.get(0).checkpoint() <= checkpoint) {
            commit(prepared.get(0));
            prepared.remove(0);
        }
    }

    void close() throws Exception {
        context.rows().forEach(this::aborted);
        committer.close();
    }

    private void commit(Prepared<C> transaction) throws Exception {
        List<Committer.CommitRequest<C>> requests = new ArrayList<>();
        transaction.committables().forEach(committable -> requests.add(new Request<>(committable)));
        List<Committer.CommitRequest<C>> open = new ArrayList<>(requests);
        for (int tries = 0; !open.isEmpty(); tries++) {
            if (tries > RETRIES_MAX) {
                throw new IOException("the committer of " + context.result() + " asked for another try of transaction "
                        + transaction.transaction() + " after " + RETRIES_MAX + " of them");
            }
            committer.commit(List.copyOf(open));
            for (Committer.CommitRequest<C> request : List.copyOf(open)) {
                if (!((Request<C>) request).takeRetry()) {
                    open.remove(request);
                }
            }
        }
        settle(transaction, requests.stream().anyMatch(request -> !((Request<C>) request).isGivenUp()));
    }

    private void settle(Prepared<C> transaction, boolean committed) {
        if (!context.external().results().settle(transaction.transaction())) {
            return;
        }
        if (committed) {
            context.report(new TraceEvent.ResultCommitted(
                    context.operator().subtask(), context.result(), transaction.transaction(), transaction.rows()));
        } else {
            aborted(transaction.transaction(), transaction.rows());
        }
    }

    private void aborted(String transaction, int lost) {
        context.report(new TraceEvent.ResultAborted(context.operator().subtask(), context.result(), transaction, lost));
    }
}
