package dev.millrace.trace;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One kind of {@link TraceEvent} as data: its written name, its components, and how to take an event apart and put it
 * together. The table of all kinds is derived from the sealed records, so that the text form, the selectors and the
 * documentation cannot forget one. Immutable.
 */
public final class EventKind {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final Map<Class<?>, EventKind> BY_CLASS = kindsUnder(TraceEvent.class);
    private static final List<EventKind> ALL = BY_CLASS.values().stream()
            .sorted(Comparator.comparing(EventKind::name))
            .toList();
    private static final Map<String, EventKind> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventKind::name, Function.identity()));

    private final String name;
    private final Class<? extends TraceEvent> type;
    private final List<EventComponent> components;
    private final MethodHandle[] accessors;
    private final MethodHandle constructor;

    private EventKind(Class<? extends TraceEvent> type) {
        this.type = type;
        this.name = hyphenated(type.getSimpleName());
        RecordComponent[] parts = type.getRecordComponents();
        this.components = Arrays.stream(parts).map(EventComponent::of).toList();
        this.accessors = Arrays.stream(parts).map(EventKind::accessor).toArray(MethodHandle[]::new);
        this.constructor = constructor(type, parts);
    }

    /** All kinds, in the order of their names. */
    public static List<EventKind> all() {
        return ALL;
    }

    /** The kind of an event. */
    public static EventKind of(TraceEvent event) {
        return of(event.getClass());
    }

    /** The kind of events of a record class. */
    public static EventKind of(Class<? extends TraceEvent> type) {
        EventKind kind = BY_CLASS.get(type);
        if (kind == null) {
            throw new IllegalArgumentException(type + " is not a kind of event");
        }
        return kind;
    }

    /** The kind with this written name, or null. */
    public static @Nullable EventKind named(String name) {
        return BY_NAME.get(name);
    }

    /** The written names of all kinds. */
    public static List<String> names() {
        return ALL.stream().map(EventKind::name).toList();
    }

    /** The record's name in lower-hyphen form: {@code record-sent}. */
    public String name() {
        return name;
    }

    /** The record class. */
    public Class<? extends TraceEvent> type() {
        return type;
    }

    /** The components in the order declared. */
    public List<EventComponent> components() {
        return components;
    }

    /** The place of a component among {@link #components()}, or -1. */
    public int indexOf(String component) {
        for (int i = 0; i < components.size(); i++) {
            if (components.get(i).name().equals(component)) {
                return i;
            }
        }
        return -1;
    }

    /** The value of an event's component; null where the event has none. The event must be of this kind. */
    public @Nullable Object value(TraceEvent event, int index) {
        try {
            return (Object) accessors[index].invokeExact((Object) event);
        } catch (Throwable failure) {
            throw new IllegalArgumentException("cannot read " + name + " of " + event, failure);
        }
    }

    /** Builds an event from one value for each component, in the order declared. */
    public TraceEvent create(@Nullable Object[] values) {
        try {
            return (TraceEvent) (Object) constructor.invokeExact(values);
        } catch (Throwable failure) {
            throw new IllegalArgumentException("cannot build " + name + " of " + Arrays.toString(values), failure);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    /** {@code EVENT_TIME} and {@code RecordSent} in the written form {@code event-time}, {@code record-sent}. */
    static String hyphenated(String identifier) {
        return identifier
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replace('_', '-')
                .toLowerCase(Locale.ROOT);
    }

    private static Map<Class<?>, EventKind> kindsUnder(Class<?> type) {
        if (type.isRecord()) {
            return Map.of(type, new EventKind(type.asSubclass(TraceEvent.class)));
        }
        Map<Class<?>, EventKind> kinds = new HashMap<>();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            kinds.putAll(kindsUnder(permitted));
        }
        return Collections.unmodifiableMap(kinds);
    }

    private static MethodHandle accessor(RecordComponent component) {
        try {
            return LOOKUP.unreflect(component.getAccessor()).asType(MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] parts) {
        Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return LOOKUP.findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
