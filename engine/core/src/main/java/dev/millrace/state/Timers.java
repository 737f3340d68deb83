package dev.millrace.state;

import dev.millrace.checkpoint.OperatorSnapshot.KeyedState;
import dev.millrace.runtime.OperatorContext;
import dev.millrace.trace.CanonicalText;
import dev.millrace.trace.TimeDomain;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Tracer;
import dev.millrace.types.TypeInformation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The timers of one operator subtask on both clocks: one for each key, namespace and time, fired by time. They are keyed state:
 * part of every snapshot, and moved with their key groups, by which they are set again when they are restored.
 *
 * @param <N> type of the namespaces
 */
public final class Timers<N> {
    private static final String KIND = "timers";
    private static final TypeInformation<StoredTimer> STORED = TypeInformation.of(StoredTimer.class);

    private final OperatorContext context;
    private final @Nullable Tracer tracer;
    private final KeyContext keys;
    private final TypeInformation<?> keyType;
    private final Namespace<N> namespaces;
    private final boolean batch;
    private final TimerQueue eventTime = new TimerQueue();
    private final TimerQueue processingTime = new TimerQueue();

    /** A timer in a snapshot; {@code position} is its place in the queue. */
    record StoredTimer(long time, int position) {}

    private record Restored(int group, Object key, Object namespace, StoredTimer timer) {}

    Timers(OperatorContext context, KeyContext keys, TypeInformation<?> keyType, Namespace<N> namespaces) {
        this.context = context;
        this.tracer = context.tracer();
        this.batch = context.isBatch();
        this.keys = keys;
        this.keyType = keyType;
        this.namespaces = namespaces;
    }

    /**
     * Sets a timer for the current key; setting it twice is setting it once. In batch execution, time is over when timers fire, so
     * that one set by a timer is ignored, as in Flink.
     */
    public void set(TimeDomain domain, N namespace, long time) {
        if (batch && context.watermark() == Long.MAX_VALUE) {
            return;
        }
        if (queue(domain).add(keys.key(), namespace, time) && tracer != null) {
            tracer.report(new TraceEvent.TimerSet(context.subtask(), context.operator(), key(), domain, time));
        }
    }

    /** Deletes a timer of the current key, if there is one. */
    public void delete(TimeDomain domain, N namespace, long time) {
        if (queue(domain).remove(keys.key(), namespace, time) && tracer != null) {
            tracer.report(new TraceEvent.TimerDeleted(context.subtask(), context.operator(), key(), domain, time));
        }
    }

    /** Takes out the earliest timer if it is due at {@code now} and makes its key the current one; false where none is due. */
    public boolean poll(TimeDomain domain, long now) {
        TimerQueue queue = queue(domain);
        if (!queue.poll(now)) {
            return false;
        }
        keys.set(queue.polledKey());
        if (tracer != null) {
            tracer.report(new TraceEvent.TimerFired(
                    context.subtask(), context.operator(), key(), domain, queue.polledTime()));
        }
        return true;
    }

    /** Time of the timer taken out last. */
    public long polledTime(TimeDomain domain) {
        return queue(domain).polledTime();
    }

    /** Namespace of the timer taken out last. */
    @SuppressWarnings("unchecked")
    public N polledNamespace(TimeDomain domain) {
        return (N) queue(domain).polledNamespace();
    }

    /** Time of the earliest processing-time timer, {@link Long#MAX_VALUE} where there is none. */
    public long nextProcessingTime() {
        return processingTime.nextTime();
    }

    void restore(String name, TimeDomain domain, KeyedState stored, int keyGroups) {
        KeyedStateReader<N> reader = KeyedStateReader.of(
                "operator '" + context.operator() + "', " + name, KIND, keyGroups, stored, keyType, namespaces, STORED);
        List<Restored> timers = new ArrayList<>();
        reader.read(
                stored,
                (key, namespace, timer) ->
                        timers.add(new Restored(KeyGroups.of(key, keyGroups), key, namespace, (StoredTimer) timer)));
        timers.sort(Comparator.comparingInt(Restored::group)
                .thenComparingInt(each -> each.timer().position()));
        timers.forEach(each ->
                queue(domain).add(each.key(), each.namespace(), each.timer().time()));
    }

    @SuppressWarnings("unchecked")
    void snapshot(String name, TimeDomain domain, int keyGroups, Map<String, KeyedState> snapshot) {
        if (queue(domain).isEmpty()) {
            return;
        }
        KeyedStateWriter<N> writer = new KeyedStateWriter<>(KIND, keyGroups, keyType, namespaces, STORED);
        queue(domain)
                .forEach((key, namespace, time, position) ->
                        writer.add(key, (N) namespace, new StoredTimer(time, position)));
        snapshot.put(name, writer.finish());
    }

    private TimerQueue queue(TimeDomain domain) {
        return domain == TimeDomain.EVENT_TIME ? eventTime : processingTime;
    }

    private String key() {
        return CanonicalText.of(keys.key());
    }
}
