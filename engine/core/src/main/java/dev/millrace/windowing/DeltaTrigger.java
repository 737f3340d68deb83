package dev.millrace.windowing;

import dev.millrace.state.ValueState;
import dev.millrace.state.ValueStateDescriptor;
import dev.millrace.types.TypeInformation;
import dev.millrace.types.TypeSerializer;

/**
 * Fires when an element is further than a threshold from the one that fired last (or came first).
 *
 * @param <T> type of the elements
 * @param <W> type of the windows
 */
public final class DeltaTrigger<T, W extends Window> extends Trigger<T, W> {
    private final double threshold;
    private final DeltaFunction<T> delta;
    private final ValueStateDescriptor<T> last;

    private DeltaTrigger(double threshold, DeltaFunction<T> delta, TypeInformation<T> type) {
        this.threshold = threshold;
        this.delta = delta;
        this.last = new ValueStateDescriptor<>("last-element", type);
    }

    /** Fires when {@code delta} is more than {@code threshold}; the serializer is the elements', as in {@code type.createSerializer(env.getConfig().getSerializerConfig())}. */
    public static <T, W extends Window> DeltaTrigger<T, W> of(
            double threshold, DeltaFunction<T> delta, TypeSerializer<T> stateSerializer) {
        return new DeltaTrigger<>(threshold, delta, stateSerializer.type());
    }

    @Override
    public TriggerResult onElement(T element, long timestamp, W window, TriggerContext context) throws Exception {
        ValueState<T> state = context.getPartitionedState(last);
        T before = state.value();
        if (before == null) {
            state.update(element);
            return TriggerResult.CONTINUE;
        }
        if (delta.getDelta(before, element) > threshold) {
            state.update(element);
            return TriggerResult.FIRE;
        }
        return TriggerResult.CONTINUE;
    }

    @Override
    public TriggerResult onEventTime(long time, W window, TriggerContext context) {
        return TriggerResult.CONTINUE;
    }

    @Override
    public TriggerResult onProcessingTime(long time, W window, TriggerContext context) {
        return TriggerResult.CONTINUE;
    }

    @Override
    public void clear(W window, TriggerContext context) {
        context.getPartitionedState(last).clear();
    }

    @Override
    public String toString() {
        return "DeltaTrigger(" + threshold + ")";
    }
}
