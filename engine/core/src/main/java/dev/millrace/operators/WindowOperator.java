package dev.millrace.operators;

import dev.millrace.functions.OutputTag;
import dev.millrace.functions.ProcessWindowFunction;
import dev.millrace.runtime.OperatorContext;
import dev.millrace.runtime.Output;
import dev.millrace.state.KeyedValues;
import dev.millrace.state.Namespace;
import dev.millrace.trace.TimeDomain;
import dev.millrace.windowing.EventTimeTrigger;
import dev.millrace.windowing.ProcessingTimeTrigger;
import dev.millrace.windowing.TriggerResult;
import dev.millrace.windowing.Window;
import dev.millrace.windowing.WindowAssigner.WindowAssignerContext;
import java.util.Collection;
import java.util.List;
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
    private final boolean timersFollowContents;
    private final WindowAssignerContext clock = () -> context().processingTime();

    @SuppressWarnings("NullAway.Init") // set up before the first element
    private TimestampedCollector<R> collector;

    @SuppressWarnings("NullAway.Init") // opened before the first element
    private KeyedValues<W, Object> values;

    @SuppressWarnings("NullAway.Init") // opened before the first element
    private WindowTriggerContext<W> triggerContext;

    @SuppressWarnings("NullAway.Init") // opened before the first element
    private WindowTrace trace;

    private @Nullable FiringContext firing;

    /** An operator that does what {@code windowing} says. */
    @SuppressWarnings("unchecked")
    public WindowOperator(WindowSpec<T, K, V, W> windowing) {
        super(windowing.function(), windowing.keyType(), windows());
        this.windowing = windowing;
        this.pane = (WindowPane<T, Object, V>) WindowPane.of(windowing.contents());
        this.function = (ProcessWindowFunction<V, R, K, W>) windowing.function();
        this.timersFollowContents = windowing.assigner().isEventTime()
                ? windowing.trigger() instanceof EventTimeTrigger && windowing.allowedLateness() == 0
                : windowing.trigger() instanceof ProcessingTimeTrigger;
    }

    /** How windows are stored; those over time are all there are. */
    @SuppressWarnings("unchecked")
    private static <W extends Window> Namespace<W> windows() {
        return (Namespace<W>) TimeWindowNamespace.INSTANCE;
    }

    @Override
    public void setup(OperatorContext context, Output output) {
        super.setup(context, output);
        collector = new TimestampedCollector<>(output);
        trace = new WindowTrace(context);
    }

    @Override
    void openKeyed() {
        values = store().values(CONTENTS, windows(), pane.type());
        triggerContext = new WindowTriggerContext<>(context(), store(), timers(), windows());
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
        if (windowing.isLate(window, context().watermark())) {
            return false;
        }
        boolean created = values.add(window, element, pane);
        if (created) {
            trace.created(currentKey(), window);
        } else if (timersFollowContents) {
            // Window and timer live and die together: the first element has set the one timer there is.
            return true;
        }
        triggerContext.setWindow(window);
        TriggerResult result = windowing.trigger().onElement(element, timestamp, window, triggerContext);
        act(result, window, windowing.assigner().isEventTime() ? TimeDomain.EVENT_TIME : TimeDomain.PROCESSING_TIME);
        setCleanupTimer(window);
        return true;
    }

    @Override
    void onTimer(TimeDomain domain, W window, long time) throws Exception {
        triggerContext.setWindow(window);
        TriggerResult result = domain == TimeDomain.EVENT_TIME
                ? windowing.trigger().onEventTime(time, window, triggerContext)
                : windowing.trigger().onProcessingTime(time, window, triggerContext);
        act(result, window, domain);
        boolean ownClock = windowing.assigner().isEventTime() == (domain == TimeDomain.EVENT_TIME);
        if (ownClock && time == windowing.cleanupTime(window)) {
            cleanUp(window);
        }
    }

    private void act(TriggerResult result, W window, TimeDomain domain) throws Exception {
        if (result.isFire()) {
            fire(window, domain);
        }
        if (result.isPurge()) {
            purge(window);
        }
    }

    private void fire(W window, TimeDomain domain) throws Exception {
        Object kept = values.get(window);
        if (kept == null) {
            return;
        }
        trace.fired(currentKey(), window, domain);
        collector.setTimestamp(window.maxTimestamp());
        Iterable<V> elements = pane.elements(kept);
        if (function != null && firing != null) {
            firing.window = window;
            function.process(currentKey(), firing, elements, collector);
            return;
        }
        for (V element : elements) {
            output().emit(element, window.maxTimestamp());
        }
    }

    private void purge(W window) {
        if (values.remove(window)) {
            trace.purged(currentKey(), window);
        }
    }

    private void cleanUp(W window) throws Exception {
        purge(window);
        windowing.trigger().clear(window, triggerContext);
        if (function != null && firing != null) {
            firing.window = window;
            function.clear(firing);
        }
    }

    private void setCleanupTimer(W window) {
        long time = windowing.cleanupTime(window);
        if (time == Long.MAX_VALUE) {
            // Never: as in Flink, such a window is not cleaned up even at the end of input.
            return;
        }
        timers().set(
                        windowing.assigner().isEventTime() ? TimeDomain.EVENT_TIME : TimeDomain.PROCESSING_TIME,
                        window,
                        time);
    }

    private void late(T element, long timestamp) throws Exception {
        OutputTag<T> tag = windowing.lateTag();
        trace.late(currentKey(), element, timestamp, tag != null);
        if (tag != null) {
            output().emitSide(tag.getId(), element, timestamp);
        }
    }

    private final class FiringContext extends ProcessWindowFunction<V, R, K, W>.Context {
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
        public <X> void output(OutputTag<X> outputTag, X value) {
            try {
                WindowOperator.this.output().emitSide(outputTag.getId(), value, window().maxTimestamp());
            } catch (Exception failed) {
                throw Thrown.unchanged(failed);
            }
        }
    }
}
