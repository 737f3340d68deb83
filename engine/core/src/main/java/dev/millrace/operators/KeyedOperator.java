package dev.millrace.operators;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.functions.Function;
import dev.millrace.functions.KeySelector;
import dev.millrace.functions.RuntimeContext;
import dev.millrace.state.KeyContext;
import dev.millrace.state.KeyedStateTables;
import dev.millrace.state.Namespace;
import dev.millrace.state.Timers;
import dev.millrace.trace.CanonicalText;
import dev.millrace.trace.TimeDomain;
import dev.millrace.types.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * An operator with keyed state and timers.
 *
 * @param <K> type of the key
 * @param <N> what timers are scoped to besides the key
 */
abstract class KeyedOperator<K, N> extends FunctionOperator {
    private final TypeInformation<K> keyType;
    private final Namespace<N> timerNamespace;

    @SuppressWarnings("NullAway.Init") // opened before the first element
    private KeyedStateTables store;

    @SuppressWarnings("NullAway.Init") // opened before the first element
    private Timers<N> timers;

    @SuppressWarnings("NullAway.Init") // opened before the first element
    private KeyContext keys;

    private @Nullable TimeDomain firing;

    KeyedOperator(@Nullable Function function, TypeInformation<K> keyType, Namespace<N> timerNamespace) {
        super(function);
        this.keyType = keyType;
        this.timerNamespace = timerNamespace;
    }

    @Override
    public void open(@Nullable OperatorSnapshot restored) throws Exception {
        store = new KeyedStateTables(context(), keyType, restored);
        keys = store.keys();
        timers = store.timers(timerNamespace);
        openKeyed();
        super.open(restored);
    }

    /** Called with store and timers restored, before the user's function is opened. */
    abstract void openKeyed();

    /** Handles a timer that fired; its key is the current one. */
    abstract void onTimer(TimeDomain domain, N namespace, long time) throws Exception;

    final KeyedStateTables store() {
        return store;
    }

    final Timers<N> timers() {
        return timers;
    }

    @Override
    final RuntimeContext runtimeContext() {
        return new OperatorRuntimeContext(context(), store);
    }

    /** Makes an element's key the current one. */
    final <T> void setCurrentKey(KeySelector<T, K> selector, T element) throws Exception {
        K key = selector.getKey(element);
        if (key == null) {
            throw new NullPointerException(
                    "the key of an element is null; let the key selector give every element a key");
        }
        keys.set(key);
    }

    /** Leaves no key the current one: the next element belongs to none. */
    final void unsetCurrentKey() {
        keys.unset();
    }

    /** Makes a key that was read from the state the current one. */
    final void setCurrentKey(Object key) {
        keys.set(key);
    }

    @SuppressWarnings("unchecked")
    final K currentKey() {
        return (K) keys.key();
    }

    @Override
    public final boolean fireEventTimeTimer(long watermark) throws Exception {
        return fire(TimeDomain.EVENT_TIME, watermark);
    }

    @Override
    public final boolean fireProcessingTimer(long now) throws Exception {
        return fire(TimeDomain.PROCESSING_TIME, now);
    }

    private boolean fire(TimeDomain domain, long now) throws Exception {
        if (!timers.poll(domain, now)) {
            return false;
        }
        firing = domain;
        onTimer(domain, timers.polledNamespace(domain), timers.polledTime(domain));
        firing = null;
        return true;
    }

    /** Which timer, where that has not come to its end. */
    @Override
    public String atWork() {
        TimeDomain domain = firing;
        return domain == null
                ? ""
                : "when its " + (domain == TimeDomain.EVENT_TIME ? "event-time" : "processing-time") + " timer "
                        + timers.polledTime(domain) + " of key " + CanonicalText.of(currentKey()) + " fired";
    }

    @Override
    public final boolean fireRemainingTimer() throws Exception {
        return nextProcessingTimer() < Long.MAX_VALUE && fireProcessingTimer(Long.MAX_VALUE);
    }

    @Override
    public final long nextProcessingTimer() {
        return timers.nextProcessingTime();
    }

    @Override
    public OperatorSnapshot snapshot(long checkpoint) throws Exception {
        return store.snapshot().withLists(super.snapshot(checkpoint).lists());
    }

    @Override
    public void close(boolean failed) throws Exception {
        try {
            super.close(failed);
        } finally {
            if (store != null) {
                store.close();
            }
        }
    }
}
