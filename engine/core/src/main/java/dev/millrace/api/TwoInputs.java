package dev.millrace.api;

import dev.millrace.runtime.OperatorFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two streams for one operator. */
record TwoInputs(DataStream<?> first, DataStream<?> second) {
    /** Adds an operator that reads both and holds {@code functions} of the user. */
    Transformation transform(String kind, OperatorFactory factory, Object... functions) {
        List<Upstream> inputs = new ArrayList<>(first.upstreams);
        inputs.addAll(second.upstreams);
        // What it emits has the timestamp of the record it comes from: a side without timestamps is no reason to
        // refuse.
        Transformation added = new Transformation(
                kind,
                inputs,
                first.timestamped() || second.timestamped(),
                first.environment.getParallelism(),
                settings -> factory);
        added.firstInputs = first.upstreams.size();
        return first.environment.add(added.refuse(Refusals.unserializable(functions)));
    }

    /** Why the keys of two keyed streams do not go together, null where they do. */
    @Nullable
    String keyProblem() {
        if (!(first instanceof KeyedStream<?, ?> one) || !(second instanceof KeyedStream<?, ?> other)) {
            return null;
        }
        String problem = Refusals.unserializable(one.keySelector, other.keySelector);
        if (problem == null) {
            problem = Refusals.key(one.keyType);
        }
        if (problem != null || one.keyType.equals(other.keyType)) {
            return problem;
        }
        return "its streams are keyed by different types, " + one.keyType.describe() + " and "
                + other.keyType.describe() + "; a key has to mean the same on both sides";
    }
}
