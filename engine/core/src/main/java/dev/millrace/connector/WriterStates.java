package dev.millrace.connector;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.checkpoint.OperatorSnapshot.ListState;
import dev.millrace.state.ListStates;
import dev.millrace.types.TypeInformation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries the state of a sink's writers into snapshots and out of them. */
final class WriterStates<T, S> {
    /** Name of the state in snapshots. */
    static final String NAME = "writer";

    private static final TypeInformation<StoredState> TYPE = TypeInformation.of(StoredState.class);

    private final SupportsWriterState<T, S> sink;

    /**
     * One state in a snapshot.
     *
     * @param version version of the serializer that wrote it
     * @param state its bytes, one character each
     */
    private record StoredState(int version, String state) {}

    WriterStates(SupportsWriterState<T, S> sink) {
        this.sink = sink;
    }

    /** A writer with the state that {@code restored} has for it; a new one where it has none. */
    SinkWriter<T> restored(Sink<T> created, SinkContext context, @Nullable OperatorSnapshot restored)
            throws IOException {
        ListState state = restored == null ? null : restored.lists().get(NAME);
        if (state == null) {
            return created.createWriter(context);
        }
        List<S> recovered = new ArrayList<>();
        for (StoredState each : ListStates.read(state, TYPE, context.operator().operator() + ": " + NAME)) {
            recovered.addAll(Stored.read(each.version(), List.of(each.state()), sink.getWriterStateSerializer()));
        }
        return sink.restoreWriter(context, recovered);
    }

    @SuppressWarnings("unchecked") // the sink says so by supporting state of its writers
    ListState snapshot(SinkWriter<T> writer, long checkpoint) throws IOException {
        SimpleVersionedSerializer<S> serializer = sink.getWriterStateSerializer();
        List<S> states = ((StatefulSinkWriter<T, S>) writer).snapshotState(checkpoint);
        List<StoredState> stored = new ArrayList<>();
        for (String state : Stored.write(states, serializer)) {
            stored.add(new StoredState(serializer.getVersion(), state));
        }
        return ListStates.write(stored, TYPE);
    }
}
