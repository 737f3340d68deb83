package dev.millrace.operators;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.functions.OutputTag;
import dev.millrace.functions.ProcessWindowFunction;
import dev.millrace.metrics.Counter;
import dev.millrace.runtime.OperatorContext;
import dev.millrace.runtime.Output;
import dev.millrace.state.KeyedStateStore;
import dev.millrace.state.Namespace;
import dev.millrace.state.Namespaced;
import dev.millrace.state.State;
import dev.millrace.state.StateDescriptor;
import dev.millrace.trace.TimeDomain;
import dev.millrace.windowing.EventTimeTrigger;
import dev.millrace.windowing.GlobalWindows;
import dev.millrace.windowing.MergingWindowAssigner;
import dev.millrace.windowing.ProcessingTimeTrigger;
import dev.millrace.windowing.TimeWindow;
import dev.millrace.windowing.TriggerResult;
import dev.millrace.windowing.Window;
import dev.millrace.windowing.WindowAssigner.WindowAssignerContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects the elements of each key into windows and hands a window's contents on whenever its trigger fires, with the
 * window's last ms as timestamp. A window's state lives until the clock it follows reaches its last ms plus the allowed
 * lateness; an element that comes after that is late. The meaning is that of Flink's operator of the same name.
 *
 * @param <T> type of the elements
 * @param <K> type of the key
 * @param <V> type of what the window function is given
 * @param <R> type of the results
 * @param <W> type of the windows
 */
public final class WindowOperator<T, K, V, R, W extends Window> extends KeyedOperator<K, W> {
    /** Name of the state that holds the windows' contents. */
    public static final String CONTENTS = "window-contents";

    private final WindowSpec<T, K, V, W> windowing;
    private final WindowPane<T, Object, V> pane;
    private final @Nullable ProcessWindowFunction<V, R, K, W> function;
    private final WindowAssignerContext clock = () -> context().processingTime();

    @SuppressWarnings("NullAway.Init") // set up before the first element
    private TimestampedCollector<R> collector;

    @SuppressWarnings("NullAway.Init") // opened before the first element
    private WindowStore<T, V, W> contents;

    @SuppressWarnings("NullAway.Init") // opened before the first element
    private WindowTriggerContext<W> triggerContext;

    @SuppressWarnings("NullAway.Init") // opened before the first element
    private WindowTrace trace;

    /** Whether a window that has contents is known to have its timer. */
    private boolean timersFollowContents;

    private @Nullable FiringContext firing;
    private @Nullable Counter lateDropped;
    private @Nullable MergingWindowSet mergingWindows;

    /** An operator that does what {@code windowing} says. */
    @SuppressWarnings("unchecked")
    public WindowOperator(WindowSpec<T, K, V, W> windowing) {
        super(windowing.function(), windowing.keyType(), windows(windowing));
        this.windowing = windowing;
        this.pane = (WindowPane<T, Object, V>) WindowPane.of(windowing.contents());
        this.function = (ProcessWindowFunction<V, R, K, W>) windowing.function();
    }

    @Override
    public void open(@Nullable OperatorSnapshot restored) throws Exception {
        // What was restored may have been the state of a job with another trigger or another lateness.
        timersFollowContents =
                restored == null && merging() == null && windowing.evictor() == null && timersAreOfTheDefault();
        super.open(restored);
    }

    private boolean timersAreOfTheDefault() {
        return windowing.assigner().isEventTime()
                ? windowing.trigger() instanceof EventTimeTrigger && windowing.allowedLateness() == 0
                : windowing.trigger() instanceof ProcessingTimeTrigger;
    }

    @Override
    public boolean emitsOnlyAtTheEnd() {
        return windowing.trigger() instanceof GlobalWindows.EndOfStreamTrigger;
    }

    /** How windows are stored. */
    @SuppressWarnings("unchecked")
    private static <W extends Window> Namespace<W> windows(WindowSpec<?, ?, ?, W> windowing) {
        return windowing.assigner() instanceof GlobalWindows
                ? (Namespace<W>) GlobalWindowNamespace.INSTANCE
                : (Namespace<W>) TimeWindowNamespace.INSTANCE;
    }

    /** The assigner where windows merge, which only those over time do; else null. */
    @SuppressWarnings("unchecked")
    private @Nullable MergingWindowAssigner<T, TimeWindow> merging() {
        return windowing.assigner() instanceof MergingWindowAssigner<?, ?> merging
                ? (MergingWindowAssigner<T, TimeWindow>) merging
                : null;
    }

    @Override
    public void setup(OperatorContext context, Output output) {
        super.setup(context, output);
        collector = new TimestampedCollector<>(output);
        trace = new WindowTrace(context);
    }

    @Override
    void openKeyed() {
        Namespace<W> windows = windows(windowing);
        contents = windowing.evictor() == null
                ? new PaneStore<>(pane.values(store(), windows), pane)
                : new EvictingStore<>(
                        store(), windows, windowing.contents().elementType(), windowing.evictor(), pane, context());
        triggerContext = new WindowTriggerContext<>(context(), store(), timers(), windows);
        MergingWindowAssigner<T, TimeWindow> merging = merging();
        mergingWindows = merging == null ? null : new MergingWindowSet(store(), merging);
        firing = function == null ? null : new FiringContext(function);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void processElement(Object value, long timestamp) throws Exception {
        T element = (T) value;
        setCurrentKey(windowing.keySelector(), element);
        Collection<W> windows = windowing.assigner().assignWindows(element, timestamp, clock);
        if (!addToAll(windows, element, timestamp)
                && windowing.isLate(timestamp, context().watermark())) {
            late(element, timestamp);
        }
    }

    /** False where no window took the element. */
    private boolean addToAll(Collection<W> windows, T element, long timestamp) throws Exception {
        boolean taken = false;
        if (windows instanceof List<W> list) {
            // By index, so that no iterator is made on an element's way.
            for (int i = 0; i < list.size(); i++) {
                taken |= addTo(list.get(i), element, timestamp);
            }
            return taken;
        }
        for (W window : windows) {
            taken |= addTo(window, element, timestamp);
        }
        return taken;
    }

    private boolean addTo(W window, T element, long timestamp) throws Exception {
        MergingWindowSet merging = mergingWindows;
        if (merging != null) {
            return addMerging(merging, window, element, timestamp);
        }
        return !windowing.isLate(window, context().watermark()) && addTo(window, window, element, timestamp);
    }

    /** Adds the window first: it may be late by itself, and part of one that is not. */
    @SuppressWarnings("unchecked")
    private boolean addMerging(MergingWindowSet merging, W window, T element, long timestamp) throws Exception {
        merging.load();
        TimeWindow home = merging.add(
                (TimeWindow) window,
                (result, merged, kept, moved) ->
                        mergeInto((W) result, (Collection<W>) merged, (W) kept, (Collection<W>) moved));
        boolean late = windowing.isLate((W) home, context().watermark());
        if (late) {
            merging.retire(home);
        } else {
            addTo((W) home, (W) Objects.requireNonNull(merging.contentsOf(home)), element, timestamp);
        }
        merging.store();
        return !late;
    }

    private void mergeInto(W result, Collection<W> merged, @Nullable W kept, Collection<W> moved) throws Exception {
        checkAhead(result);
        triggerContext.setWindow(result);
        triggerContext.setMerged(merged);
        windowing.trigger().onMerge(result, triggerContext);
        for (W each : merged) {
            triggerContext.setWindow(each);
            windowing.trigger().clear(each, triggerContext);
            deleteCleanupTimer(each);
            trace.merged(currentKey(), each, result);
        }
        if (kept != null) {
            contents.merge(kept, moved);
        }
    }

    /** A merged window that ends before its parts did would never fire. */
    private void checkAhead(W result) {
        boolean behind = windowing.assigner().isEventTime()
                ? windowing.isLate(result, context().watermark())
                : result.maxTimestamp() <= context().processingTime();
        if (behind) {
            throw new UnsupportedOperationException("the windows merged into " + result
                    + ", which ends before the clock; a merging assigner must not shorten windows");
        }
    }

    private boolean addTo(W window, W stored, T element, long timestamp) throws Exception {
        boolean created = contents.add(stored, element, timestamp);
        if (created) {
            trace.created(currentKey(), window);
        } else if (timersFollowContents) {
            // Window and timer live and die together: the first element has set the one timer there is.
            return true;
        }
        triggerContext.setWindow(window);
        TriggerResult result = windowing.trigger().onElement(element, timestamp, window, triggerContext);
        act(result, window, stored, ownDomain());
        setCleanupTimer(window);
        return true;
    }

    private TimeDomain ownDomain() {
        return windowing.assigner().isEventTime() ? TimeDomain.EVENT_TIME : TimeDomain.PROCESSING_TIME;
    }

    @Override
    @SuppressWarnings("unchecked")
    void onTimer(TimeDomain domain, W window, long time) throws Exception {
        MergingWindowSet merging = mergingWindows;
        W stored = window;
        if (merging != null) {
            merging.load();
            TimeWindow found = merging.contentsOf((TimeWindow) window);
            if (found == null) {
                // A timer of a window that has become part of another one.
                return;
            }
            stored = (W) found;
        }
        triggerContext.setWindow(window);
        TriggerResult result = domain == TimeDomain.EVENT_TIME
                ? windowing.trigger().onEventTime(time, window, triggerContext)
                : windowing.trigger().onProcessingTime(time, window, triggerContext);
        act(result, window, stored, domain);
        if (ownDomain() == domain && time == windowing.cleanupTime(window)) {
            cleanUp(window, stored);
            if (merging != null) {
                merging.retire((TimeWindow) window);
            }
        }
        if (merging != null) {
            merging.store();
        }
    }

    private void act(TriggerResult result, W window, W stored, TimeDomain domain) throws Exception {
        if (result.isFire()) {
            fire(window, stored, domain);
        }
        if (result.isPurge()) {
            purge(window, stored);
        }
    }

    private void fire(W window, W stored, TimeDomain domain) throws Exception {
        Iterable<V> elements = contents.fire(stored);
        if (elements == null) {
            return;
        }
        trace.fired(currentKey(), window, domain);
        collector.setTimestamp(window.maxTimestamp());
        if (function != null && firing != null) {
            firing.window = window;
            function.process(currentKey(), firing, elements, collector);
        } else {
            for (V element : elements) {
                output().emit(element, window.maxTimestamp());
            }
        }
        contents.fired(stored);
    }

    private void purge(W window, W stored) {
        if (contents.remove(stored)) {
            trace.purged(currentKey(), window);
        }
    }

    private void cleanUp(W window, W stored) throws Exception {
        purge(window, stored);
        windowing.trigger().clear(window, triggerContext);
        if (function != null && firing != null) {
            firing.window = window;
            function.clear(firing);
        }
    }

    private void deleteCleanupTimer(W window) {
        long time = windowing.cleanupTime(window);
        if (time != Long.MAX_VALUE) {
            timers().delete(ownDomain(), window, time);
        }
    }

    private void setCleanupTimer(W window) {
        long time = windowing.cleanupTime(window);
        if (time == Long.MAX_VALUE) {
            // Never: as in Flink, such a window is not cleaned up even at the end of input.
            return;
        }
        timers().set(ownDomain(), window, time);
    }

    private void late(T element, long timestamp) throws Exception {
        OutputTag<T> tag = windowing.lateTag();
        LateRecords.report(context(), currentKey(), element, timestamp, tag != null);
        if (tag != null) {
            output().emitSide(tag.getId(), element, timestamp);
        } else {
            countDropped();
        }
    }

    /** From the first on, the metric that Flink has of the same name. */
    private void countDropped() {
        Counter counter = lateDropped;
        if (counter == null) {
            counter = context().metrics().counter("numLateRecordsDropped");
            lateDropped = counter;
        }
        counter.inc();
    }

    private final class FiringContext extends ProcessWindowFunction<V, R, K, W>.Context {
        private final Map<String, State> states = new HashMap<>();
        private final StoredStates perWindow = new StoredStates() {
            @Override
            public <S extends State> S state(StateDescriptor<S, ?> descriptor) {
                return ofThisWindow(descriptor);
            }
        };
        private @Nullable W window;

        FiringContext(ProcessWindowFunction<V, R, K, W> function) {
            function.super();
        }

        @Override
        public W window() {
            return Objects.requireNonNull(window, "a window is there while it fires");
        }

        @Override
        public long currentProcessingTime() {
            return context().processingTime();
        }

        @Override
        public long currentWatermark() {
            return context().watermark();
        }

        @Override
        public KeyedStateStore windowState() {
            if (mergingWindows != null) {
                throw new UnsupportedOperationException(
                        "state of a window cannot be kept where windows merge; use globalState()");
            }
            return perWindow;
        }

        @Override
        public KeyedStateStore globalState() {
            return runtimeContext();
        }

        @SuppressWarnings("unchecked")
        private <S extends State> S ofThisWindow(StateDescriptor<S, ?> descriptor) {
            State state = states.get(descriptor.getName());
            if (state == null) {
                state = store().userState(descriptor, windows(windowing), window());
                states.put(descriptor.getName(), state);
            }
            ((Namespaced<W>) state).setNamespace(window());
            return (S) state;
        }

        @Override
        public <X> void output(OutputTag<X> outputTag, X value) {
            try {
                WindowOperator.this.output().emitSide(outputTag.getId(), value, window().maxTimestamp());
            } catch (Exception failed) {
                throw Thrown.unchanged(failed);
            }
        }
    }
}
