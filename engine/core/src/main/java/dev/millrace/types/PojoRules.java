package dev.millrace.types;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What makes a class a POJO, whose values are its fields: it is public, static if it is nested, has a public constructor without
 * parameters, and each field, inherited ones too, is public or has a getter and a setter. See Flink, "Rules for POJO types".
 */
final class PojoRules {
    private PojoRules() {}

    static boolean holdFor(Class<?> type) {
        return broken(type) == null;
    }

    /** Which rule the class breaks and how to mend it; null where it is a POJO. */
    static @Nullable String broken(Class<?> type) {
        if (isOfTheJdk(type)) {
            return ofTheJdk(type);
        }
        String broken = brokenByClass(type);
        broken = broken == null ? brokenByFields(type) : broken;
        return broken == null ? brokenByMethods(type) : broken;
    }

    /** Nobody can mend those; none is a POJO that is of use as one. */
    private static boolean isOfTheJdk(Class<?> type) {
        return type.getModule().isNamed() && type.getModule().getName().startsWith("java.");
    }

    private static String ofTheJdk(Class<?> type) {
        for (Class<?> known : List.of(List.class, Set.class, java.util.Map.class)) {
            if (known.isAssignableFrom(type)) {
                return "only " + known.getSimpleName() + " is known, not what implements it: declare it as "
                        + known.getSimpleName();
            }
        }
        return "it is neither a basic type nor a POJO";
    }

    private static @Nullable String brokenByClass(Class<?> type) {
        String name = type.getSimpleName();
        if (type.isInterface()) {
            return "it is no POJO, because it is an interface, which has no fields: say a class";
        } else if (Modifier.isAbstract(type.getModifiers())) {
            return "it is no POJO that values can be made of, because it is abstract: say a class that extends it";
        } else if (type.isLocalClass() || type.isAnonymousClass()) {
            return "it is no POJO, because it is declared inside a method: declare it as a public static class outside";
        } else if (!Modifier.isPublic(type.getModifiers())) {
            return "it is no POJO, because it is not public: declare it as 'public"
                    + (type.isMemberClass() ? " static" : "") + " class " + name + "'";
        } else if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())) {
            return "it is no POJO, because each " + name + " belongs to a "
                    + type.getEnclosingClass().getSimpleName() + ": declare it as 'public static class " + name + "'";
        }
        return brokenByConstructor(type, name);
    }

    private static @Nullable String brokenByConstructor(Class<?> type, String name) {
        try {
            return Modifier.isPublic(type.getDeclaredConstructor().getModifiers())
                    ? null
                    : "it is no POJO, because its constructor without parameters is not public: write 'public " + name
                            + "() {}'";
        } catch (NoSuchMethodException none) {
            return "it is no POJO, because it has no constructor without parameters: add 'public " + name + "() {}'";
        }
    }

    private static @Nullable String brokenByFields(Class<?> type) {
        List<Field> fields = fields(type);
        if (fields.isEmpty()) {
            return "it is no POJO, because it has no fields: give it one, or use a record";
        }
        Set<String> names = new HashSet<>();
        for (Field field : fields) {
            if (!names.add(field.getName())) {
                return "it is no POJO, because two fields are called " + field.getName()
                        + ", one of them inherited: rename one";
            }
            String missing = missingAccessor(type, field);
            if (missing != null) {
                return "it is no POJO, because the field " + field.getName() + " is not public and has no " + missing
                        + ": make the field public, or add both get and set methods";
            }
        }
        return null;
    }

    private static @Nullable String missingAccessor(Class<?> type, Field field) {
        if (Modifier.isPublic(field.getModifiers())) {
            return null;
        }
        List<Method> methods = List.of(type.getMethods());
        if (methods.stream().noneMatch(method -> isGetter(method, field))) {
            return "public getter";
        }
        return methods.stream().anyMatch(method -> isSetter(method, field, type)) ? null : "public setter";
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "");
    }

    private static boolean isGetter(Method method, Field field) {
        String name = plain(method.getName());
        String wanted = plain(field.getName());
        return (name.equals("get" + wanted) || name.equals("is" + wanted) || name.equals(wanted))
                && method.getParameterCount() == 0
                && matches(method.getGenericReturnType(), method.getReturnType(), field);
    }

    private static boolean isSetter(Method method, Field field, Class<?> type) {
        return plain(method.getName()).equals("set" + plain(field.getName()))
                && method.getParameterCount() == 1
                && matches(method.getGenericParameterTypes()[0], method.getParameterTypes()[0], field)
                && (method.getReturnType() == void.class || method.getReturnType() == type);
    }

    private static boolean matches(Type generic, Class<?> erased, Field field) {
        return generic.equals(field.getGenericType()) || erased == Primitives.boxed(field.getType());
    }

    private static @Nullable String brokenByMethods(Class<?> type) {
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            for (Method method : each.getDeclaredMethods()) {
                if (method.getName().equals("readObject") || method.getName().equals("writeObject")) {
                    return "it is no POJO, because it writes itself with " + method.getName()
                            + ", which would not be called: leave that method out";
                }
            }
        }
        return null;
    }

    /** All fields that are part of a value, in the order of their names: Java gives them none. */
    static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            fields.addAll(Arrays.asList(each.getDeclaredFields()));
        }
        Stream<Field> kept = fields.stream()
                .filter(field ->
                        !Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers()));
        return kept.sorted(Comparator.comparing(Field::getName)).toList();
    }
}
