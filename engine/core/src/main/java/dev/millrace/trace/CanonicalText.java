package dev.millrace.trace;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How values are written into the trace: the same on every machine and every JDK, and never long. Records are written
 * {@code Name(component=value, ...)}, POJOs without a text of their own just so, tuples {@code (a,b)}, lists and arrays {@code [a, b]}, sets and maps in the order of their text, floating
 * point numbers rounded (see {@link CanonicalNumber}), enums by name. Any other class that has no text of
 * its own is its simple name, since an identity hash or the name of a lambda differs from run to run.
 */
public final class CanonicalText {
    /** No text is longer than this many characters, the note on its length aside. */
    public static final int MAX_LENGTH = 120;

    /** The names that JShell wraps around what is declared in a script. */
    private static final Pattern SCRIPT_WRAPPER = Pattern.compile("\\bREPL\\.\\$JShell\\$\\w+[.$]");

    private CanonicalText() {}

    /** The text of {@code value}; {@code "null"} for null. Never throws. */
    public static String of(@Nullable Object value) {
        CanonicalWriter writer = new CanonicalWriter(CanonicalWriter.MAX_WRITTEN);
        writer.write(value);
        return bounded(writer.text(), writer.isCut());
    }

    /** The same, however long: what a sink writes is no shorter than what it was given. */
    public static String whole(@Nullable Object value) {
        CanonicalWriter writer = new CanonicalWriter(Integer.MAX_VALUE);
        writer.write(value);
        return writer.text();
    }

    /** The simple name of a class as the learner wrote it; the nearest named class for one without a name. */
    public static String className(Class<?> type) {
        if (type.isHidden() || type.isSynthetic()) {
            return "lambda";
        }
        Class<?> named = type;
        while (named.isAnonymousClass() && named.getSuperclass() != null) {
            Class<?>[] interfaces = named.getInterfaces();
            named = interfaces.length > 0 ? interfaces[0] : named.getSuperclass();
        }
        return named.getSimpleName();
    }

    /** {@code text} without the names that JShell wraps around what a script declares, as found in messages of exceptions. */
    public static String withoutScriptWrappers(String text) {
        return text.contains("$JShell$") ? SCRIPT_WRAPPER.matcher(text).replaceAll("") : text;
    }

    private static String bounded(String text, boolean cut) {
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
        String length = (cut ? "over " + CanonicalWriter.MAX_WRITTEN : text.length()) + " characters";
        return text.substring(0, end) + "... (" + length + ")";
    }
}
