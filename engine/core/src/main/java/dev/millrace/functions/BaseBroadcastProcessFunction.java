package dev.millrace.functions;

import dev.millrace.state.BroadcastState;
import dev.millrace.state.MapStateDescriptor;
import dev.millrace.state.ReadOnlyBroadcastState;
import org.jspecify.annotations.Nullable;

/** What functions on a broadcast stream and another have in common: broadcast state that only the broadcast side may write. */
public abstract class BaseBroadcastProcessFunction extends AbstractRichFunction {
    /** What a record of either side comes with. */
    abstract static class BaseContext {
        BaseContext() {}

        /** The record's timestamp; of the broadcast side {@link Long#MIN_VALUE} where it has none, of the other side null. */
        public abstract @Nullable Long timestamp();

        /** Now, in ms. */
        public abstract long currentProcessingTime();

        /** The task's event-time clock, {@link Long#MIN_VALUE} before the first watermark. */
        public abstract long currentWatermark();

        /** Emits {@code value} to a side output. */
        public abstract <X> void output(OutputTag<X> outputTag, X value);
    }

    /** What a record of the broadcast side comes with; to be used only during the call it was given in. */
    public abstract static class Context extends BaseContext {
        /** Broadcast state; what is written must be the same in every subtask. */
        public abstract <K, V> BroadcastState<K, V> getBroadcastState(MapStateDescriptor<K, V> stateDescriptor);
    }

    /** What a record of the other side comes with; to be used only during the call it was given in. */
    public abstract static class ReadOnlyContext extends BaseContext {
        /** Broadcast state as the broadcast side has left it. */
        public abstract <K, V> ReadOnlyBroadcastState<K, V> getBroadcastState(MapStateDescriptor<K, V> stateDescriptor);
    }
}
