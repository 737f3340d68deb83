package dev.millrace.state;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.checkpoint.OperatorSnapshot.KeyedState;
import dev.millrace.runtime.OperatorContext;
import dev.millrace.trace.TimeDomain;
import dev.millrace.trace.Tracer;
import dev.millrace.types.TypeInformation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything one operator subtask keeps by key: its current key, its states by name, its timers. */
public final class KeyedStateTables implements AutoCloseable {
    private final OperatorContext context;
    private final TypeInformation<?> keyType;
    private final KeyContext keys = new KeyContext();
    private final KeyedStateBackend backend;
    private final Map<String, Registered> states = new HashMap<>();
    private final Map<String, Expiry> expiries = new HashMap<>();
    private final Map<TimeDomain, KeyedState> restoredTimers = new HashMap<>();
    private @Nullable Timers<?> timers;

    private record Registered(
            Namespace<?> namespace, Layout layout, TypeInformation<?> type, KeyedValues<?, ?> values) {}

    /**
     * @param context the operator's surroundings
     * @param keyType type of the keys, which the graph builder has found fit to be one
     * @param restored what this subtask's key groups held, null on a fresh start
     */
    public KeyedStateTables(OperatorContext context, TypeInformation<?> keyType, @Nullable OperatorSnapshot restored) {
        this.context = context;
        this.keyType = keyType;
        OperatorSnapshot from = restored == null ? OperatorSnapshot.EMPTY : restored;
        ByteStore store = context.stateStore();
        if (store == null) {
            from = from.withoutFiles();
        }
        Map<String, KeyedState> values = new HashMap<>(from.keyed());
        for (TimeDomain domain : TimeDomain.values()) {
            KeyedState stored = values.remove(timerState(domain));
            if (stored != null) {
                restoredTimers.put(domain, stored);
            }
        }
        String operator = context.operator();
        this.backend = store == null
                ? new HeapStateBackend(operator, keys, keyType, context.maxParallelism(), values)
                : new EncodedStateBackend(
                        operator, keys, keyType, context.maxParallelism(), values, from.files(), store);
    }

    /** The name under which timers stand in a snapshot. */
    private static String timerState(TimeDomain domain) {
        return domain == TimeDomain.EVENT_TIME ? "event-time timers" : "processing-time timers";
    }

    /** Holds the current key. */
    public KeyContext keys() {
        return keys;
    }

    /**
     * The state called {@code name}, made where it is asked for first. Throws {@link IllegalArgumentException} where the type
     * cannot be stored or the name is taken by a state of another type, {@link IncompatibleStateException} where what was
     * restored under the name cannot be read.
     */
    @SuppressWarnings("unchecked")
    public <N, V> KeyedValues<N, V> values(String name, Namespace<N> namespace, TypeInformation<V> type) {
        Registered state = registered(name, Layout.VALUE, namespace, type);
        return (KeyedValues<N, V>) state.values();
    }

    /** The same for lists, which are added to. */
    @SuppressWarnings("unchecked")
    public <N, T> KeyedLists<N, T> lists(String name, Namespace<N> namespace, TypeInformation<List<T>> type) {
        Registered state = registered(name, Layout.LIST, namespace, type);
        return (KeyedLists<N, T>) state.values();
    }

    /** The same for maps, whose entries are accessed one by one. */
    @SuppressWarnings("unchecked")
    public <N, UK, UV> KeyedMaps<N, UK, UV> maps(
            String name, Namespace<N> namespace, TypeInformation<Map<UK, UV>> type) {
        Registered state = registered(name, Layout.MAP, namespace, type);
        return (KeyedMaps<N, UK, UV>) state.values();
    }

    private Registered registered(String name, Layout layout, Namespace<?> namespace, TypeInformation<?> type) {
        Registered known = states.get(name);
        if (known == null) {
            checkNew(name, type);
            known = new Registered(namespace, layout, type, create(name, layout, namespace, type));
            states.put(name, known);
        }
        if (known.namespace() != namespace
                || known.layout() != layout
                || !known.type().equals(type)) {
            throw new IllegalArgumentException("operator '" + context.operator() + "': state '" + name
                    + "' is asked for as " + layout.words() + " '" + type.describe() + "' and elsewhere as "
                    + known.layout().words() + " '" + known.type().describe()
                    + "', or once for a key and once for a window; give one of them another name");
        }
        return known;
    }

    private void checkNew(String name, TypeInformation<?> type) {
        boolean taken =
                name.equals(timerState(TimeDomain.EVENT_TIME)) || name.equals(timerState(TimeDomain.PROCESSING_TIME));
        if (taken) {
            throw new IllegalArgumentException("operator '" + context.operator() + "': the state name '" + name
                    + "' is taken; choose another one");
        }
        String problem = type.problem();
        if (problem != null) {
            throw new IllegalArgumentException("operator '" + context.operator() + "', state '" + name + "': " + problem
                    + "; use " + TypeInformation.STORABLE);
        }
    }

    @SuppressWarnings("unchecked")
    private <N, V, UK, UV> KeyedValues<N, ?> create(
            String name, Layout layout, Namespace<N> namespace, TypeInformation<?> type) {
        Tracer tracer = context.tracer();
        StateReport<N> report = tracer == null ? null : new StateReport<>(name, namespace, keys, context, tracer);
        switch (layout) {
            case LIST -> {
                KeyedLists<N, V> lists = backend.lists(name, namespace, (TypeInformation<List<V>>) type);
                return report == null ? lists : new TracedLists<>(lists, report, true);
            }
            case MAP -> {
                KeyedMaps<N, UK, UV> maps = backend.maps(name, namespace, (TypeInformation<Map<UK, UV>>) type);
                TypeInformation<?> value = ((TypeInformation.MapOf<?, ?>) type).value();
                return report == null ? maps : new TracedMaps<>(maps, report, ValueCopy.forType(value) != null);
            }
            default -> {
                KeyedValues<N, ?> values = backend.values(name, namespace, type);
                return report == null ? values : new TracedValues<>(values, report, ValueCopy.forType(type) != null);
            }
        }
    }

    /** What has expired of the described state. */
    Expiry expiry(StateDescriptor<?, ?> descriptor) {
        return expiries.computeIfAbsent(descriptor.getName(), name -> new Expiry(descriptor.ttl(), context));
    }

    /** The user's view of a state in one namespace, which is {@code initial} at first; it can be told to go to another one. */
    public <S extends State, N> S userState(StateDescriptor<S, ?> descriptor, Namespace<N> namespace, N initial) {
        return new UserStates(this).create(descriptor, namespace, initial);
    }

    /** All keys that have the state, a copy. */
    public List<Object> keys(StateDescriptor<?, ?> descriptor) {
        Layout layout = descriptor instanceof ListStateDescriptor<?>
                ? Layout.LIST
                : descriptor instanceof MapStateDescriptor<?, ?> ? Layout.MAP : Layout.VALUE;
        Registered state = registered(descriptor.getName(), layout, Namespace.NONE, descriptor.getTypeInformation());
        return keys(state.values());
    }

    @SuppressWarnings("unchecked")
    private static List<Object> keys(KeyedValues<?, ?> values) {
        return ((KeyedValues<Namespace.Whole, ?>) values).keys(Namespace.Whole.KEY);
    }

    /** The operator's timers, restored; asked for once. */
    public <N> Timers<N> timers(Namespace<N> namespace) {
        Timers<N> created = new Timers<>(context, keys, keyType, namespace);
        restoredTimers.forEach(
                (domain, stored) -> created.restore(timerState(domain), domain, stored, context.maxParallelism()));
        restoredTimers.clear();
        timers = created;
        return created;
    }

    /** All states and timers as of now. */
    public OperatorSnapshot snapshot() {
        OperatorSnapshot states = backend.snapshot(context.takesFiles());
        Map<String, KeyedState> snapshot = new HashMap<>(states.keyed());
        leaveOutExpired(snapshot);
        restoredTimers.forEach((domain, stored) -> snapshot.put(timerState(domain), stored));
        if (timers != null) {
            for (TimeDomain domain : TimeDomain.values()) {
                timers.snapshot(timerState(domain), domain, context.maxParallelism(), snapshot);
            }
        }
        return new OperatorSnapshot(snapshot, Map.of(), states.files());
    }

    private void leaveOutExpired(Map<String, KeyedState> snapshot) {
        expiries.forEach((name, expiry) -> {
            Registered state = states.get(name);
            if (expiry.staysOutOfSnapshots() && state != null) {
                UnexpiredEntries.keep(snapshot, name, state.layout(), expiry);
            }
        });
    }

    @Override
    public void close() {
        backend.close();
    }
}
