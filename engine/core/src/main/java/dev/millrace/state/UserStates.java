package dev.millrace.state;

import dev.millrace.types.Types;

/** Makes users' views of an operator's states. */
final class UserStates {
    /** Appended to a state's name, gives the name of the state with the times its values were last touched. */
    static final String TOUCHED = " (last touched)";

    private final KeyedStateTables store;

    UserStates(KeyedStateTables store) {
        this.store = store;
    }

    @SuppressWarnings("unchecked")
    <S extends State, N> S create(StateDescriptor<S, ?> descriptor, Namespace<N> namespace, N initial) {
        Expiry expiry = store.expiry(descriptor);
        if (descriptor instanceof ValueStateDescriptor<?> value) {
            return (S) new NamespacedValueState<>(cell(value, expiry, namespace, initial));
        }
        if (descriptor instanceof ReducingStateDescriptor<?> reducing) {
            return (S) reducing(reducing, expiry, namespace, initial);
        }
        if (descriptor instanceof AggregatingStateDescriptor<?, ?, ?> aggregating) {
            return (S) aggregating(aggregating, expiry, namespace, initial);
        }
        if (descriptor instanceof ListStateDescriptor<?> list) {
            return (S) list(list, expiry, namespace, initial);
        }
        return (S) map((MapStateDescriptor<?, ?>) descriptor, expiry, namespace, initial);
    }

    private <N, V> Cell<N, V> cell(StateDescriptor<?, V> descriptor, Expiry expiry, Namespace<N> namespace, N initial) {
        KeyedValues<N, Long> stamps =
                expiry.isEnabled() ? store.values(descriptor.getName() + TOUCHED, namespace, Types.LONG) : null;
        KeyedValues<N, V> values = store.values(descriptor.getName(), namespace, descriptor.getTypeInformation());
        Cell<N, V> cell = new Cell<>(values, stamps, expiry, initial);
        expiry.cleanUp(values, store.keys(), cell::sweep);
        return cell;
    }

    private <N, T> ReducingState<T> reducing(
            ReducingStateDescriptor<T> descriptor, Expiry expiry, Namespace<N> namespace, N initial) {
        return new NamespacedReducingState<>(
                cell(descriptor, expiry, namespace, initial), descriptor.getReduceFunction());
    }

    private <N, IN, ACC, OUT> AggregatingState<IN, OUT> aggregating(
            AggregatingStateDescriptor<IN, ACC, OUT> descriptor, Expiry expiry, Namespace<N> namespace, N initial) {
        return new NamespacedAggregatingState<>(
                cell(descriptor, expiry, namespace, initial), descriptor.getAggregateFunction());
    }

    private <N, T> ListState<T> list(
            ListStateDescriptor<T> descriptor, Expiry expiry, Namespace<N> namespace, N initial) {
        KeyedLists<N, Long> stamps = expiry.isEnabled()
                ? store.lists(descriptor.getName() + TOUCHED, namespace, Types.LIST(Types.LONG))
                : null;
        KeyedLists<N, T> values = store.lists(descriptor.getName(), namespace, descriptor.getTypeInformation());
        NamespacedListState<N, T> state = new NamespacedListState<>(values, stamps, expiry, initial);
        expiry.cleanUp(values, store.keys(), state::sweep);
        return state;
    }

    private <N, UK, UV> MapState<UK, UV> map(
            MapStateDescriptor<UK, UV> descriptor, Expiry expiry, Namespace<N> namespace, N initial) {
        KeyedMaps<N, UK, Long> stamps = expiry.isEnabled()
                ? store.maps(descriptor.getName() + TOUCHED, namespace, Types.MAP(descriptor.keyType(), Types.LONG))
                : null;
        KeyedMaps<N, UK, UV> values = store.maps(descriptor.getName(), namespace, descriptor.getTypeInformation());
        NamespacedMapState<N, UK, UV> state = new NamespacedMapState<>(values, stamps, expiry, initial);
        expiry.cleanUp(values, store.keys(), state::sweep);
        return state;
    }
}
