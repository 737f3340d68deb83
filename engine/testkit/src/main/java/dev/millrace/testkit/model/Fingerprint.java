package dev.millrace.testkit.model;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * 128 bits that tell states of a program apart: everything that can be reached from some objects, field by field, private ones
 * too. Objects are numbered in the order they are come upon, so that equal shapes get equal fingerprints whatever their
 * addresses. What is met and not known is refused, never left out. Not thread-safe.
 */
final class Fingerprint {
    private static final int OBJECTS = 1_024;
    private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();
    private static final AtomicLong NUMBERS = new AtomicLong();
    /** One number for all equal texts. */
    private static final Map<String, Long> TEXTS = new ConcurrentHashMap<>();

    private final Set<Class<?>> constants;
    private final IdentityHashMap<Object, Integer> seen = new IdentityHashMap<>(OBJECTS);
    private long high = 0x9E3779B97F4A7C15L;
    private long low = 0xC2B2AE3D27D4EB4FL;

    /** The bits. */
    record Bits(long high, long low) {}

    /** How the objects of a class are read. */
    private enum Reading {
        CONSTANT,
        TEXT,
        NUMBER,
        NAMED,
        ARRAY,
        BITS,
        MAP,
        SET,
        COLLECTION,
        FIELDS
    }

    /** What is known of a class; {@code number} tells it from others. */
    private record Shape(Reading reading, long number, Field[] fields) {}

    private Fingerprint(Set<Class<?>> constants) {
        this.constants = constants;
    }

    /** The fingerprint of what the roots reach; objects of the {@code constants} classes, always the same ones, never change and never differ. */
    static Bits of(Set<Class<?>> constants, Object... roots) {
        Fingerprint print = new Fingerprint(constants);
        for (Object root : roots) {
            print.object(root);
        }
        return new Bits(print.high, print.low);
    }

    private void add(long value) {
        high = Long.rotateLeft(high ^ (value * 0x87C37B91114253D5L), 31) * 0x4CF5AD432745937FL + low;
        low = Long.rotateLeft(low + (value * 0xFF51AFD7ED558CCDL), 27) * 0xC4CEB9FE1A85EC53L ^ high;
    }

    private void object(@Nullable Object object) {
        if (object == null) {
            add(-1);
            return;
        }
        Shape shape = SHAPES.get(object.getClass());
        if (shape == null) {
            shape = SHAPES.computeIfAbsent(object.getClass(), this::shape);
        }
        add(shape.number());
        switch (shape.reading()) {
            case CONSTANT -> {}
            case TEXT -> add(number((String) object));
            case NUMBER ->
                add(
                        object instanceof Long || object instanceof Integer
                                ? ((Number) object).longValue()
                                : number(object.toString()));
            case NAMED ->
                add(number(object instanceof Enum<?> constant ? constant.name() : ((Class<?>) object).getName()));
            default -> {
                Integer number = seen.putIfAbsent(object, seen.size());
                if (number != null) {
                    add(number);
                } else {
                    add(-2);
                    parts(object, shape);
                }
            }
        }
    }

    private static long number(String text) {
        Long number = TEXTS.get(text);
        return number != null ? number : TEXTS.computeIfAbsent(text, any -> NUMBERS.incrementAndGet());
    }

    private void parts(Object object, Shape shape) {
        switch (shape.reading()) {
            case ARRAY -> array(object);
            case BITS -> array(((BitSet) object).toLongArray());
            case MAP -> {
                Map<?, ?> map = (Map<?, ?>) object;
                add(map.size());
                for (Map.Entry<?, ?> entry : inOrder(map.entrySet(), Map.Entry::getKey)) {
                    object(entry.getKey());
                    object(entry.getValue());
                }
            }
            case SET -> {
                add(((Set<?>) object).size());
                inOrder((Set<?>) object, any -> any).forEach(this::object);
            }
            case COLLECTION -> {
                add(((Collection<?>) object).size());
                ((Collection<?>) object).forEach(this::object);
            }
            default -> {
                for (Field field : shape.fields()) {
                    field(field, object);
                }
            }
        }
    }

    /** The same for equal sets: in the order of their texts where those differ, which they do for what has a text of its own. */
    private static <E> Collection<E> inOrder(Collection<E> elements, Function<E, Object> key) {
        if (elements.size() < 2) {
            return elements;
        }
        List<E> ordered = new ArrayList<>(elements);
        ordered.sort(Comparator.comparing(element -> String.valueOf(key.apply(element))));
        return ordered;
    }

    private void array(Object array) {
        int length = Array.getLength(array);
        add(length);
        if (array instanceof byte[] bytes) {
            for (byte each : bytes) {
                add(each);
            }
        } else if (array instanceof long[] longs) {
            for (long each : longs) {
                add(each);
            }
        } else if (array instanceof int[] ints) {
            for (int each : ints) {
                add(each);
            }
        } else {
            for (int i = 0; i < length; i++) {
                object(Array.get(array, i));
            }
        }
    }

    private void field(Field field, Object object) {
        try {
            Class<?> type = field.getType();
            if (type == long.class) {
                add(field.getLong(object));
            } else if (type == int.class) {
                add(field.getInt(object));
            } else if (type == boolean.class) {
                add(field.getBoolean(object) ? 1 : 0);
            } else {
                object(field.get(object));
            }
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    // ---- what is known of a class --------------------------------------------------------------------------------

    private Shape shape(Class<?> type) {
        Reading reading = reading(type);
        return new Shape(reading, NUMBERS.incrementAndGet(), reading == Reading.FIELDS ? fields(type) : new Field[0]);
    }

    private Reading reading(Class<?> type) {
        if (isOf(type, constants)
                || isOf(type, Set.of(ClassLoader.class, MethodHandle.class, AccessibleObject.class))) {
            return Reading.CONSTANT;
        } else if (type == String.class) {
            return Reading.TEXT;
        } else if (isOf(type, Set.of(Number.class, Boolean.class, Character.class))) {
            return Reading.NUMBER;
        } else if (isOf(type, Set.of(Enum.class, Class.class))) {
            return Reading.NAMED;
        } else if (type.isArray()) {
            return Reading.ARRAY;
        } else if (type == BitSet.class) {
            return Reading.BITS;
        } else if (isOf(type, Set.of(Map.class))) {
            return Reading.MAP;
        } else if (isOf(type, Set.of(Set.class))) {
            return Reading.SET;
        }
        return isOf(type, Set.of(Collection.class)) ? Reading.COLLECTION : Reading.FIELDS;
    }

    private static boolean isOf(Class<?> type, Set<Class<?>> kinds) {
        return kinds.stream().anyMatch(kind -> kind.isAssignableFrom(type));
    }

    private static Field[] fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            if (each.getName().startsWith("java.") && each != Record.class) {
                throw new IllegalStateException("it is not known what of a " + type.getName() + " is its state");
            }
            for (Field field : each.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    fields.add(field);
                }
            }
        }
        return fields.toArray(Field[]::new);
    }
}
