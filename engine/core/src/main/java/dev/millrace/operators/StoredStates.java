package dev.millrace.operators;

import dev.millrace.state.AggregatingState;
import dev.millrace.state.AggregatingStateDescriptor;
import dev.millrace.state.KeyedStateStore;
import dev.millrace.state.ListState;
import dev.millrace.state.ListStateDescriptor;
import dev.millrace.state.MapState;
import dev.millrace.state.MapStateDescriptor;
import dev.millrace.state.ReducingState;
import dev.millrace.state.ReducingStateDescriptor;
import dev.millrace.state.State;
import dev.millrace.state.StateDescriptor;
import dev.millrace.state.ValueState;
import dev.millrace.state.ValueStateDescriptor;

/** Every kind of state through one door. */
interface StoredStates extends KeyedStateStore {
    /** The state that {@code descriptor} describes. */
    <S extends State> S state(StateDescriptor<S, ?> descriptor);

    @Override
    default <T> ValueState<T> getState(ValueStateDescriptor<T> descriptor) {
        return state(descriptor);
    }

    @Override
    default <T> ListState<T> getListState(ListStateDescriptor<T> descriptor) {
        return state(descriptor);
    }

    @Override
    default <UK, UV> MapState<UK, UV> getMapState(MapStateDescriptor<UK, UV> descriptor) {
        return state(descriptor);
    }

    @Override
    default <T> ReducingState<T> getReducingState(ReducingStateDescriptor<T> descriptor) {
        return state(descriptor);
    }

    @Override
    default <IN, ACC, OUT> AggregatingState<IN, OUT> getAggregatingState(
            AggregatingStateDescriptor<IN, ACC, OUT> descriptor) {
        return state(descriptor);
    }
}
