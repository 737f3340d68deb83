package dev.millrace.state;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.checkpoint.OperatorSnapshot.Distribution;
import dev.millrace.types.TypeInformation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A list of one subtask. */
final class OperatorListState<T> implements ListState<T>, StoredOperatorState {
    private final TypeInformation<T> type;
    private final Distribution distribution;
    private final List<T> elements;

    OperatorListState(TypeInformation<T> type, Distribution distribution, List<T> restored) {
        this.type = type;
        this.distribution = distribution;
        this.elements = new ArrayList<>(restored);
    }

    @Override
    public Distribution distribution() {
        return distribution;
    }

    @Override
    public OperatorSnapshot.ListState snapshot() {
        return ListStates.write(elements, type, distribution);
    }

    @Override
    public Iterable<T> get() {
        return elements;
    }

    @Override
    public void add(T value) {
        elements.add(Objects.requireNonNull(value, "an element of a list state must not be null"));
    }

    @Override
    public void addAll(List<T> values) {
        values.forEach(this::add);
    }

    @Override
    public void update(List<T> values) {
        List<T> copy = List.copyOf(values);
        elements.clear();
        elements.addAll(copy);
    }

    @Override
    public void clear() {
        elements.clear();
    }
}
