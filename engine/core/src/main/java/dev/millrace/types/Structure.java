package dev.millrace.types;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The components of a class whose values are made of them and of nothing else: a record, a {@link Tuple} or a POJO, whose components
 * are its fields.
 */
public abstract class Structure {
    private final List<Component> components;

    /** A component: its name, its class, and the accessor or field that it is read from. */
    record Component(String name, Class<?> type, AccessibleObject place) {
        static Component of(Field field) {
            return new Component(field.getName(), field.getType(), field);
        }
    }

    Structure(List<Component> components) {
        this.components = List.copyOf(components);
        components.forEach(component -> component.place().trySetAccessible());
    }

    /** The structure of {@code type}, null where its values are not made of components. */
    public static @Nullable Structure of(Class<?> type) {
        if (type.isRecord()) {
            List<Component> components = new ArrayList<>();
            for (RecordComponent each : type.getRecordComponents()) {
                components.add(new Component(each.getName(), each.getType(), each.getAccessor()));
            }
            return new Whole(type, components);
        }
        if (isTuple(type)) {
            return new Whole(
                    type,
                    Arrays.stream(type.getFields())
                            .sorted(Comparator.comparing(Field::getName))
                            .map(Component::of)
                            .toList());
        }
        return PojoRules.holdFor(type) ? new Pojo(type) : null;
    }

    static boolean isTuple(Class<?> type) {
        return Tuple.class.isAssignableFrom(type) && type != Tuple.class;
    }

    /** The components' names, in order. */
    public final List<String> names() {
        return components.stream().map(Component::name).toList();
    }

    final Class<?>[] types() {
        return components.stream().map(Component::type).toArray(Class<?>[]::new);
    }

    /** What a component of {@code value} holds; throws what its accessor throws, wrapped. */
    public final @Nullable Object read(Object value, int component) throws ReflectiveOperationException {
        AccessibleObject place = components.get(component).place();
        return place instanceof Method accessor ? accessor.invoke(value) : ((Field) place).get(value);
    }

    /** What a component holds, in {@link #create}, that nothing has been said of. */
    public abstract @Nullable Object[] blank();

    /** A value of these components; null in one that cannot be null is nothing said. Throws what the constructor throws, wrapped. */
    public abstract Object create(@Nullable Object[] values) throws ReflectiveOperationException;

    static Constructor<?> constructor(Class<?> type, Class<?>... parameters) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(parameters);
            constructor.trySetAccessible();
            return constructor;
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("no constructor of all components: " + type, impossible);
        }
    }

    /** Made at once by a constructor that takes all components; one that nothing is said of is 0, false or null. */
    private static final class Whole extends Structure {
        private final Constructor<?> constructor;
        private final @Nullable Object[] defaults;

        Whole(Class<?> type, List<Component> components) {
            super(components);
            constructor = constructor(type, types());
            defaults = Arrays.stream(types()).map(Primitives::defaultOf).toArray();
        }

        @Override
        public @Nullable Object[] blank() {
            return defaults.clone();
        }

        @Override
        public Object create(@Nullable Object[] values) throws ReflectiveOperationException {
            for (int i = 0; i < values.length; i++) {
                values[i] = values[i] == null ? defaults[i] : values[i];
            }
            return constructor.newInstance(values);
        }
    }

    /** Made empty and filled, field by field; one that nothing is said of is as the constructor leaves it, which is how Flink does it. */
    private static final class Pojo extends Structure {
        private static final Object UNSAID = new Object();

        private final Constructor<?> constructor;
        private final List<Field> fields;

        Pojo(Class<?> type) {
            super(PojoRules.fields(type).stream().map(Component::of).toList());
            constructor = constructor(type);
            fields = PojoRules.fields(type);
            fields.forEach(Field::trySetAccessible);
        }

        @Override
        public @Nullable Object[] blank() {
            Object[] blank = new Object[fields.size()];
            Arrays.fill(blank, UNSAID);
            return blank;
        }

        @Override
        public Object create(@Nullable Object[] values) throws ReflectiveOperationException {
            Object created = constructor.newInstance();
            for (int i = 0; i < values.length; i++) {
                Field field = fields.get(i);
                boolean said = values[i] != UNSAID
                        && (values[i] != null || !field.getType().isPrimitive());
                if (said) {
                    field.set(created, values[i]);
                }
            }
            return created;
        }
    }
}
