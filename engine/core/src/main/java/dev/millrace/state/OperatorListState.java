package dev.millrace.state;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.checkpoint.OperatorSnapshot.Distribution;
import dev.millrace.trace.CanonicalText;
import dev.millrace.types.TypeInformation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A list of one subtask. What it holds is reported when it is restored, and when it has changed since the snapshot before: a function fills it for that. */
final class OperatorListState<T> implements ListState<T>, StoredOperatorState {
    private final TypeInformation<T> type;
    private final Distribution distribution;
    private final OperatorStateReport report;
    private final List<T> elements;
    private @Nullable String reported;

    OperatorListState(
            TypeInformation<T> type, Distribution distribution, OperatorStateReport report, List<T> restored) {
        this.type = type;
        this.distribution = distribution;
        this.report = report;
        this.elements = new ArrayList<>(restored);
        reportChange();
    }

    private void reportChange() {
        if (report.isHeard()) {
            String now = elements.isEmpty() ? null : CanonicalText.of(elements);
            if (!Objects.equals(reported, now)) {
                report.changed("", reported, now);
            }
            reported = now;
        }
    }

    @Override
    public Distribution distribution() {
        return distribution;
    }

    @Override
    public OperatorSnapshot.ListState snapshot() {
        reportChange();
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
