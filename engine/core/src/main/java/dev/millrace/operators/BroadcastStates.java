package dev.millrace.operators;

import dev.millrace.state.BroadcastState;
import dev.millrace.state.MapStateDescriptor;
import dev.millrace.state.OperatorStates;
import java.util.Set;

/** The broadcast states that were named when the stream was broadcast, and no others. */
final class BroadcastStates {
    private final OperatorStates states;
    private final Set<String> names;
    private final String operator;

    BroadcastStates(OperatorStates states, Set<String> names, String operator) {
        this.states = states;
        this.names = names;
        this.operator = operator;
    }

    <K, V> BroadcastState<K, V> get(MapStateDescriptor<K, V> descriptor) {
        if (!names.contains(descriptor.getName())) {
            throw new IllegalArgumentException("operator '" + operator + "': there is no broadcast state '"
                    + descriptor.getName() + "'; name its descriptor in broadcast(...). Named are "
                    + String.join(", ", names.stream().sorted().toList()) + ".");
        }
        return states.getBroadcastState(descriptor);
    }
}
