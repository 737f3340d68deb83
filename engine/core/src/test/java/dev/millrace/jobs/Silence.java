package dev.millrace.jobs;

import dev.millrace.functions.Collector;
import dev.millrace.functions.KeyedProcessFunction;
import dev.millrace.functions.OpenContext;
import dev.millrace.state.ValueState;
import dev.millrace.state.ValueStateDescriptor;
import dev.millrace.types.Types;
import org.jspecify.annotations.Nullable;

/** Says which airports have not been heard of for an hour. */
class Silence extends KeyedProcessFunction<String, Flight, String> {
    private transient @Nullable ValueState<Long> lastSeen;

    @Override
    public void open(OpenContext context) {
        lastSeen = getRuntimeContext().getState(new ValueStateDescriptor<>("last-seen", Types.LONG));
    }

    @Override
    public void processElement(Flight flight, Context context, Collector<String> out) {
        context.timerService().registerEventTimeTimer(flight.date() + 3_600_000);
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<String> out) {
        out.collect(context.getCurrentKey() + " has been silent since " + lastSeen);
    }
}
