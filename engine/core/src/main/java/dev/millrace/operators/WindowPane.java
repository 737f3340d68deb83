package dev.millrace.operators;

import dev.millrace.functions.AggregateFunction;
import dev.millrace.functions.ReduceFunction;
import dev.millrace.state.Fold;
import dev.millrace.state.KeyedLists;
import dev.millrace.state.KeyedStateTables;
import dev.millrace.state.KeyedValues;
import dev.millrace.state.Namespace;
import dev.millrace.types.TypeInformation;
import dev.millrace.types.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a window keeps its elements until it fires.
 *
 * @param <T> type of the elements
 * @param <S> type of what is kept
 * @param <V> type of what the window is asked for when it fires
 */
abstract class WindowPane<T, S, V> implements Fold<S, T> {
    private final TypeInformation<S> type;

    private WindowPane(TypeInformation<S> type) {
        this.type = type;
    }

    /** Type of what is kept. */
    final TypeInformation<S> type() {
        return type;
    }

    /** Where it is kept. */
    <W> KeyedValues<W, S> values(KeyedStateTables store, Namespace<W> windows) {
        return store.values(WindowOperator.CONTENTS, windows, type);
    }

    /** Adds an element to what {@link #values} keeps for a window; true where that had been nothing. */
    <W> boolean add(KeyedValues<W, S> values, W window, T element) throws Exception {
        return values.add(window, element, this);
    }

    /** What the window function is given when the window fires. */
    abstract Iterable<V> elements(S kept);

    /** Two values as one: what {@code second} stands for came later. */
    abstract S merge(S first, S second) throws Exception;

    /** What the window function is given for {@code elements}, of which there may be none. */
    @SuppressWarnings("NullAway") // what becomes of no element at all is for the user's function to say, as in Flink
    Iterable<V> elementsOf(List<T> elements) throws Exception {
        @Nullable S all = null;
        for (T element : elements) {
            all = add(all, element);
        }
        return all == null ? Collections.singletonList((V) null) : elements(all);
    }

    /** The pane that keeps what the job asks for. */
    @SuppressWarnings("unchecked")
    static <T, V> WindowPane<T, ?, V> of(WindowContents<T, V> contents) {
        if (contents instanceof WindowContents.Reduced<?> reduced) {
            WindowContents.Reduced<T> typed = (WindowContents.Reduced<T>) reduced;
            return (WindowPane<T, ?, V>) new Reduced<>(typed.function(), typed.elementType());
        }
        if (contents instanceof WindowContents.Aggregated<T, ?, V> aggregated) {
            return aggregated(aggregated);
        }
        WindowContents.Buffered<T> buffered = (WindowContents.Buffered<T>) contents;
        return (WindowPane<T, ?, V>) new Buffered<>(buffered.elementType());
    }

    private static <T, A, V> WindowPane<T, A, V> aggregated(WindowContents.Aggregated<T, A, V> contents) {
        return new Aggregated<>(contents.function(), contents.accumulatorType());
    }

    private static final class Reduced<T> extends WindowPane<T, T, T> {
        private final ReduceFunction<T> function;

        Reduced(ReduceFunction<T> function, TypeInformation<T> type) {
            super(type);
            this.function = function;
        }

        @Override
        public T add(@Nullable T value, T element) throws Exception {
            return value == null ? element : function.reduce(value, element);
        }

        @Override
        Iterable<T> elements(T kept) {
            return Collections.singletonList(kept);
        }

        @Override
        T merge(T first, T second) throws Exception {
            return function.reduce(first, second);
        }
    }

    private static final class Aggregated<T, A, V> extends WindowPane<T, A, V> {
        private final AggregateFunction<T, A, V> function;

        Aggregated(AggregateFunction<T, A, V> function, TypeInformation<A> accumulator) {
            super(accumulator);
            this.function = function;
        }

        @Override
        public A add(@Nullable A accumulator, T element) {
            return function.add(element, accumulator == null ? function.createAccumulator() : accumulator);
        }

        @Override
        Iterable<V> elements(A kept) {
            return Collections.singletonList(function.getResult(kept));
        }

        @Override
        A merge(A first, A second) {
            return function.merge(first, second);
        }

        @Override
        Iterable<V> elementsOf(List<T> elements) throws Exception {
            return elements.isEmpty() ? elements(function.createAccumulator()) : super.elementsOf(elements);
        }
    }

    private static final class Buffered<T> extends WindowPane<T, List<T>, T> {
        Buffered(TypeInformation<T> element) {
            super(Types.LIST(element));
        }

        @Override
        <W> KeyedValues<W, List<T>> values(KeyedStateTables store, Namespace<W> windows) {
            return store.lists(WindowOperator.CONTENTS, windows, type());
        }

        @Override
        <W> boolean add(KeyedValues<W, List<T>> values, W window, T element) throws Exception {
            return ((KeyedLists<W, T>) values).append(window, element);
        }

        @Override
        public List<T> add(@Nullable List<T> buffer, T element) {
            List<T> kept = buffer == null ? new ArrayList<>() : buffer;
            kept.add(element);
            return kept;
        }

        @Override
        Iterable<T> elements(List<T> kept) {
            return kept;
        }

        @Override
        List<T> merge(List<T> first, List<T> second) {
            first.addAll(second);
            return first;
        }

        @Override
        Iterable<T> elementsOf(List<T> elements) {
            return elements;
        }
    }
}
