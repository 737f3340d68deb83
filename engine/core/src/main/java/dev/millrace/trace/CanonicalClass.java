package dev.millrace.trace;

import dev.millrace.types.Structure;
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
    private final @Nullable Structure structure;
    private final List<String> components;

    private CanonicalClass(Class<?> type) {
        name = CanonicalText.className(type);
        hasText = hasOwnText(type);
        structure = Structure.of(type);
        components = structure == null ? List.of() : structure.names();
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

    /** Whether its values have a text of their own. */
    boolean hasText() {
        return hasText;
    }

    String name() {
        return name;
    }

    List<String> components() {
        return components;
    }

    /** The value of a component; a text that says so where its accessor throws. */
    @Nullable
    Object component(Object record, int index) {
        try {
            return structure == null ? null : structure.read(record, index);
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
