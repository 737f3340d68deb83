package dev.millrace.types;

import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From Java's reflective types to type information, with type variables replaced and records or POJOs that contain themselves refused. */
final class TypeResolution {
    private static final Set<Class<?>> BASIC = Set.of(
            String.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            Character.class,
            BigDecimal.class,
            BigInteger.class,
            Date.class,
            Instant.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class);

    private final Map<TypeVariable<?>, Type> bindings;
    private final List<Class<?>> enclosing;

    private TypeResolution(Map<TypeVariable<?>, Type> bindings, List<Class<?>> enclosing) {
        this.bindings = bindings;
        this.enclosing = enclosing;
    }

    static TypeInformation<?> of(Type type) {
        return of(type, Map.of());
    }

    static TypeInformation<?> of(Type type, Map<TypeVariable<?>, Type> bindings) {
        return new TypeResolution(bindings, List.of()).resolve(type);
    }

    private TypeInformation<?> resolve(Type type) {
        if (type instanceof Class<?> plain) {
            return ofClass(Primitives.boxed(plain), new Type[0]);
        }
        if (type instanceof ParameterizedType generic) {
            return ofClass((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        if (type instanceof TypeVariable<?> variable) {
            Type bound = bindings.get(variable);
            return bound == null || bound == variable ? erased(variable.getName()) : resolve(bound);
        }
        if (type instanceof WildcardType wildcard) {
            return resolve(wildcard.getUpperBounds()[0]);
        }
        if (type instanceof GenericArrayType array) {
            return arrayOf(resolve(array.getGenericComponentType()));
        }
        return erased(type.getTypeName());
    }

    private TypeInformation<?> ofClass(Class<?> type, Type[] arguments) {
        if (BASIC.contains(type)) {
            return new TypeInformation.Basic<>(type);
        }
        if (type.isEnum()) {
            return enumOf(type);
        }
        if (type.isArray()) {
            return new TypeInformation.ArrayOf<>(type, resolve(type.getComponentType()));
        }
        if (type == List.class || type == Set.class || type == Map.class) {
            return container(type, arguments);
        }
        if (type.isRecord()) {
            return recordOf(type, arguments);
        }
        if (Structure.isTuple(type)) {
            return tupleOf(type, arguments);
        }
        if (type == Object.class) {
            return erased("Object");
        }
        String broken = PojoRules.broken(type);
        return broken == null ? pojoOf(type, arguments) : unsupported(type, broken);
    }

    private static TypeInformation<?> unsupported(Class<?> type, String reason) {
        return new TypeInformation.Unknown<>(
                type.getSimpleName(), "the class " + type.getSimpleName() + " cannot be stored: " + reason);
    }

    private static TypeInformation<?> unknownContent(Class<?> type) {
        return new TypeInformation.Unknown<>(
                type.getSimpleName(), "it is not known what the " + type.getSimpleName() + " holds");
    }

    private TypeInformation<?> container(Class<?> type, Type[] arguments) {
        if (arguments.length == 0) {
            return unknownContent(type);
        }
        TypeInformation<?> first = resolve(arguments[0]);
        if (type == Map.class) {
            return new TypeInformation.MapOf<>(first, resolve(arguments[1]));
        }
        return type == List.class ? new TypeInformation.ListOf<>(first) : new TypeInformation.SetOf<>(first);
    }

    private TypeInformation<?> tupleOf(Class<?> type, Type[] arguments) {
        if (arguments.length == 0) {
            return unknownContent(type);
        }
        return Types.tuple(
                type,
                Arrays.stream(arguments).<TypeInformation<?>>map(this::resolve).toList());
    }

    private TypeInformation<?> recordOf(Class<?> type, Type[] arguments) {
        if (enclosing.contains(type)) {
            return new TypeInformation.Unknown<>(
                    type.getSimpleName(), "the record " + type.getSimpleName() + " contains itself");
        }
        TypeResolution inner = inside(type, arguments);
        List<TypeInformation.Component> components = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            components.add(
                    new TypeInformation.Component(component.getName(), inner.resolve(component.getGenericType())));
        }
        return new TypeInformation.RecordOf<>(type, components);
    }

    private TypeInformation<?> pojoOf(Class<?> type, Type[] arguments) {
        if (enclosing.contains(type)) {
            return unsupported(type, "it contains itself");
        }
        TypeResolution inner = inside(type, arguments);
        inner.bindSuperclasses(type.getGenericSuperclass());
        List<TypeInformation.Component> fields = new ArrayList<>();
        for (Field field : PojoRules.fields(type)) {
            fields.add(new TypeInformation.Component(field.getName(), inner.resolve(field.getGenericType())));
        }
        return new TypeInformation.RecordOf<>(type, fields);
    }

    private void bindSuperclasses(@Nullable Type superclass) {
        if (superclass instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            bind(raw, generic.getActualTypeArguments());
            bindSuperclasses(raw.getGenericSuperclass());
        } else if (superclass instanceof Class<?> plain) {
            bindSuperclasses(plain.getGenericSuperclass());
        }
    }

    private TypeResolution inside(Class<?> type, Type[] arguments) {
        List<Class<?>> path = new ArrayList<>(enclosing);
        path.add(type);
        TypeResolution inner = new TypeResolution(new HashMap<>(bindings), path);
        inner.bind(type, arguments);
        return inner;
    }

    private void bind(Class<?> type, Type[] arguments) {
        TypeVariable<?>[] variables = type.getTypeParameters();
        Type[] bound = Arrays.stream(arguments)
                .map(each ->
                        each instanceof TypeVariable<?> variable ? bindings.getOrDefault(variable, variable) : each)
                .toArray(Type[]::new);
        for (int i = 0; i < bound.length; i++) {
            bindings.put(variables[i], bound[i]);
        }
    }

    private static TypeInformation<?> arrayOf(TypeInformation<?> element) {
        if (element instanceof TypeInformation.RecordOf<?> record) {
            return new TypeInformation.ArrayOf<>(record.type().arrayType(), element);
        }
        return new TypeInformation.Unknown<>(element.describe() + "[]", "an array of a generic type cannot be stored");
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static TypeInformation<?> enumOf(Class<?> type) {
        return new TypeInformation.EnumOf(type);
    }

    private static TypeInformation<?> erased(String name) {
        return new TypeInformation.Unknown<>(name, "the type " + name + " is not known: Java has erased it");
    }
}
