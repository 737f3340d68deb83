package dev.millrace.connector;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.runtime.Operator;
import dev.millrace.state.ListStates;
import dev.millrace.trace.CanonicalText;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Tracer;
import dev.millrace.types.TypeInformation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One subtask of a {@link CommittingSink}. Not final so that a test can commit too early and show that this is noticed. */
class CommittingSinkOperator extends Operator {
    private static final String PENDING = "pending-transactions";
    private static final TypeInformation<SinkTransaction> TYPE = TypeInformation.of(SinkTransaction.class);

    private final String result;
    private final List<SinkTransaction> preCommitted = new ArrayList<>();
    private List<String> open = new ArrayList<>();
    private int opened;

    CommittingSinkOperator(String result) {
        this.result = result;
    }

    @Override
    public void open(@Nullable OperatorSnapshot restored) {
        OperatorSnapshot.ListState state =
                restored == null ? null : restored.lists().get(PENDING);
        List<SinkTransaction> known = state == null
                ? List.of()
                : ListStates.read(state, TYPE, context().operator() + ": " + PENDING);
        known.forEach(this::commit);
        abortUnknown();
    }

    /** What an earlier attempt pre-committed after the snapshot that is restored now will be produced again. */
    private void abortUnknown() {
        String mine = owner() + "/";
        context().external().results().prepared().forEach((transaction, rows) -> {
            if (transaction.startsWith(mine)) {
                context().external().results().abort(transaction);
                report(new TraceEvent.ResultAborted(context().subtask(), result, transaction, rows));
            }
        });
    }

    @Override
    public void processElement(Object value, long timestamp) {
        String row = CanonicalText.of(value);
        open.add(row);
        report(new TraceEvent.ResultPending(context().subtask(), result, transaction(), row));
    }

    @Override
    public OperatorSnapshot snapshot(long checkpoint) {
        preCommit(checkpoint);
        return new OperatorSnapshot(Map.of(), Map.of(PENDING, ListStates.write(preCommitted, TYPE)));
    }

    /** Closes the open transaction under the given snapshot. */
    void preCommit(long checkpoint) {
        if (open.isEmpty()) {
            return;
        }
        SinkTransaction closed = new SinkTransaction(transaction(), checkpoint, List.copyOf(open));
        context().external().results().prepare(closed.id(), closed.rows().size());
        report(new TraceEvent.ResultPreCommitted(
                context().subtask(), result, closed.id(), closed.rows().size()));
        preCommitted.add(closed);
        open = new ArrayList<>();
        opened++;
    }

    @Override
    public void checkpointCompleted(long checkpoint) {
        preCommitted.removeIf(transaction -> {
            boolean covered = transaction.checkpoint() <= checkpoint;
            if (covered) {
                commit(transaction);
            }
            return covered;
        });
    }

    @Override
    public void endInput() {
        if (!context().checkpointing()) {
            preCommit(Long.MAX_VALUE);
            checkpointCompleted(Long.MAX_VALUE);
        }
    }

    @Override
    public void close(boolean failed) {
        if (!open.isEmpty()) {
            report(new TraceEvent.ResultAborted(context().subtask(), result, transaction(), open.size()));
            open = new ArrayList<>();
        }
    }

    private void commit(SinkTransaction transaction) {
        if (context().external().results().commit(result, transaction.id(), transaction.rows())) {
            report(new TraceEvent.ResultCommitted(
                    context().subtask(),
                    result,
                    transaction.id(),
                    transaction.rows().size()));
        }
    }

    private String owner() {
        return context().operator() + "." + context().subtask().index() + "/"
                + context().jobId();
    }

    private String transaction() {
        return owner() + "/" + context().attempt() + "-" + opened;
    }

    private void report(TraceEvent event) {
        Tracer tracer = context().tracer();
        if (tracer != null) {
            tracer.report(event);
        }
    }
}
