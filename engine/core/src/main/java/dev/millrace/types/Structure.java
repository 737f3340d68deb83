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

/** The components of a class whose values are made of them and of nothing else: a record or a {@link Tuple}. */
public final class Structure {
    private final Class<?> type;
    private final List<Component> components;

    /** A component: its name, its class, and the accessor or field that it is read from. */
    private record Component(String name, Class<?> type, AccessibleObject place) {}

    private Structure(Class<?> type, List<Component> components) {
        this.type = type;
        this.components = components;
        components.forEach(component -> component.place().trySetAccessible());
    }

    /** The structure of {@code type}, null where its values are not made of components. */
    public static @Nullable Structure of(Class<?> type) {
        List<Component> components = new ArrayList<>();
        if (type.isRecord()) {
            for (RecordComponent each : type.getRecordComponents()) {
                components.add(new Component(each.getName(), each.getType(), each.getAccessor()));
            }
        } else if (isTuple(type)) {
            Arrays.stream(type.getFields())
                    .sorted(Comparator.comparing(Field::getName))
                    .forEach(each -> components.add(new Component(each.getName(), each.getType(), each)));
        } else {
            return null;
        }
        return new Structure(type, List.copyOf(components));
    }

    static boolean isTuple(Class<?> type) {
        return Tuple.class.isAssignableFrom(type) && type != Tuple.class;
    }

    /** The components' names, in order. */
    public List<String> names() {
        return components.stream().map(Component::name).toList();
    }

    /** The components' classes, in order. */
    public Class<?>[] types() {
        return components.stream().map(Component::type).toArray(Class<?>[]::new);
    }

    /** What a component of {@code value} holds; throws what its accessor throws, wrapped. */
    public @Nullable Object read(Object value, int component) throws ReflectiveOperationException {
        AccessibleObject place = components.get(component).place();
        return place instanceof Method accessor ? accessor.invoke(value) : ((Field) place).get(value);
    }

    /** The constructor that takes all components in order. */
    public Constructor<?> constructor() {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types());
            constructor.trySetAccessible();
            return constructor;
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("no constructor of all components: " + type, impossible);
        }
    }
}
