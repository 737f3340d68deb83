package dev.millrace.trace;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has to be looked up once a class to write its values. */
final class CanonicalClass {
    /** Kept beside the class itself, so that it goes when the class loader of a run goes. */
    private static final ClassValue<CanonicalClass> KNOWN = new ClassValue<>() {
        @Override
        protected CanonicalClass computeValue(Class<?> type) {
            return new CanonicalClass(type);
        }
    };

    private final String name;
    private final boolean hasText;
    private final List<String> components = new ArrayList<>();
    private final List<Method> accessors = new ArrayList<>();

    private CanonicalClass(Class<?> type) {
        name = CanonicalText.className(type);
        hasText = hasOwnText(type);
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                Method accessor = component.getAccessor();
                components.add(component.getName());
                accessor.trySetAccessible();
                accessors.add(accessor);
            }
        }
    }

    static CanonicalClass of(Class<?> type) {
        return KNOWN.get(type);
    }

    private static boolean hasOwnText(Class<?> type) {
        try {
            return type.getMethod("toString").getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException impossible) {
            return false;
        }
    }

    String name() {
        return name;
    }

    List<String> components() {
        return components;
    }

    /** The value of a record's component; a text that says so where its accessor throws. */
    @Nullable
    Object component(Object record, int index) {
        try {
            return accessors.get(index).invoke(record);
        } catch (ReflectiveOperationException unreadable) {
            return "(unreadable)";
        }
    }

    /** What {@code toString} says, where the class says anything; user code, so whatever it throws is contained. */
    String text(Object value) {
        if (!hasText) {
            return name;
        }
        try {
            String text = value.toString();
            return text == null ? name : CanonicalText.withoutScriptWrappers(text);
        } catch (RuntimeException thrown) {
            return name;
        }
    }
}
