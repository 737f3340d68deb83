package dev.millrace.connector;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.checkpoint.OperatorSnapshot.ListState;
import dev.millrace.runtime.Operator;
import dev.millrace.time.Watermark;
import dev.millrace.trace.CanonicalText;
import dev.millrace.trace.TraceEvent;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs a {@link Sink} in one subtask: its writer, and its committer where it has one.
 *
 * @param <T> type of the records
 */
public final class SinkOperator<T> extends Operator implements SinkWriter.Context {
    private static final String TRANSACTIONS = "pending-transactions";

    private final Sink<T> sink;
    private long timestamp = NO_TIMESTAMP;
    private @Nullable Writing<T, ?> writing;
    private boolean ended;

    @SuppressWarnings("NullAway.Init") // opened before the first element
    private SinkContext sinkContext;

    /** An operator around {@code sink}. */
    public SinkOperator(Sink<T> sink) {
        this.sink = sink;
    }

    /** The writer, and what it prepares for a committer; the type of the committables stays in here. */
    private record Writing<T, C>(
            SinkWriter<T> writer,
            @Nullable Commits<C> commits,
            @Nullable WriterStates<T, ?> states) {
        void prepare(long checkpoint) throws Exception {
            if (commits != null) {
                @SuppressWarnings("unchecked") // the sink says so by supporting a committer of C
                CommittingSinkWriter<T, C> committing = (CommittingSinkWriter<T, C>) writer;
                commits.prepare(checkpoint, committing);
            }
        }
    }

    @Override
    public void open(@Nullable OperatorSnapshot restored) throws Exception {
        String result =
                sink instanceof NamedSink named ? named.result() : context().operator();
        sinkContext = new SinkContext(context(), result);
        writing = sink instanceof SupportsCommitter<?> committing
                ? committing(committing, restored)
                : writing(null, restored);
    }

    private <C> Writing<T, C> committing(SupportsCommitter<C> committing, @Nullable OperatorSnapshot restored)
            throws Exception {
        Commits<C> commits = new Commits<>(sinkContext, committing);
        ListState state = restored == null ? null : restored.lists().get(TRANSACTIONS);
        commits.restore(state, context().operator() + ": " + TRANSACTIONS);
        return writing(commits, restored);
    }

    private <C> Writing<T, C> writing(@Nullable Commits<C> commits, @Nullable OperatorSnapshot restored)
            throws IOException {
        if (sink instanceof SupportsWriterState<?, ?> stateful) {
            @SuppressWarnings("unchecked") // a sink of T supports the state of writers of T
            WriterStates<T, ?> states = new WriterStates<>((SupportsWriterState<T, ?>) stateful);
            return new Writing<>(states.restored(sink, sinkContext, restored), commits, states);
        }
        SinkWriter<T> writer = sink.createWriter(sinkContext);
        if (commits != null && !(writer instanceof CommittingSinkWriter)) {
            throw new IllegalStateException("the sink has a committer, but its writer, a "
                    + writer.getClass().getSimpleName() + ", is no CommittingSinkWriter and prepares nothing for it");
        }
        return new Writing<>(writer, commits, null);
    }

    private Writing<T, ?> opened() {
        if (writing == null) {
            throw new IllegalStateException("sink used before it was opened");
        }
        return writing;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void processElement(Object value, long elementTimestamp) throws Exception {
        Writing<T, ?> open = opened();
        timestamp = elementTimestamp;
        open.writer().write((T) value, this);
        if (open.writer() instanceof SelfReporting) {
            return;
        }
        if (open.commits() != null) {
            sinkContext.pending(sinkContext.transaction(), value);
        } else if (sinkContext.traced()) {
            sinkContext.report(
                    new TraceEvent.ResultAppended(context().subtask(), sinkContext.result(), CanonicalText.of(value)));
        }
    }

    @Override
    public long currentWatermark() {
        return context().watermark();
    }

    @Override
    public @Nullable Long timestamp() {
        return timestamp == NO_TIMESTAMP ? null : timestamp;
    }

    @Override
    public void watermarkAdvanced(long watermark) throws Exception {
        opened().writer().writeWatermark(new Watermark(watermark));
    }

    @Override
    public long nextProcessingTimer() {
        return sinkContext.timers().next();
    }

    @Override
    public boolean fireProcessingTimer(long now) throws Exception {
        return sinkContext.timers().fire(now);
    }

    @Override
    public OperatorSnapshot snapshot(long checkpoint) throws Exception {
        Writing<T, ?> open = opened();
        open.writer().flush(false);
        open.prepare(checkpoint);
        Map<String, ListState> lists = new LinkedHashMap<>();
        if (open.commits() != null) {
            lists.put(TRANSACTIONS, open.commits().snapshot());
        }
        if (open.states() != null) {
            lists.put(WriterStates.NAME, open.states().snapshot(open.writer(), checkpoint));
        }
        return new OperatorSnapshot(Map.of(), lists);
    }

    @Override
    public void checkpointCompleted(long checkpoint) throws Exception {
        Commits<?> commits = opened().commits();
        if (commits != null) {
            commits.completed(checkpoint);
        }
    }

    @Override
    public void endInput() throws Exception {
        opened().writer().flush(true);
        ended = true;
    }

    /** Without checkpoints: all subtasks have come to the end of their input, and none begins again. */
    private void commitAtTheEnd(Writing<T, ?> open) throws Exception {
        if (open.commits() != null && ended && !context().checkpointing()) {
            open.prepare(Long.MAX_VALUE);
            open.commits().completed(Long.MAX_VALUE);
        }
    }

    @Override
    public void close(boolean failed) throws Exception {
        Writing<T, ?> open = writing;
        if (open == null) {
            return;
        }
        writing = null;
        try {
            if (!failed) {
                commitAtTheEnd(open);
            }
            open.writer().close();
        } finally {
            if (open.commits() != null) {
                open.commits().close();
            }
        }
    }
}
