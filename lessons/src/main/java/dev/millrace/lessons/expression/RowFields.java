package dev.millrace.lessons.expression;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the canonical text of a record, {@code Name(component=value, ...)}, apart again. */
final class RowFields {
    private static final Pattern RECORD = Pattern.compile("\\w+\\((.*)\\)");
    private static final Pattern NAME = Pattern.compile("(\\w+)=.*", Pattern.DOTALL);

    private RowFields() {}

    /** The components by name in their order; of anything but a record, one field called {@code value}. */
    static Map<String, String> of(String row) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher matcher = RECORD.matcher(row);
        if (!matcher.matches()) {
            fields.put("value", row);
            return fields;
        }
        String inner = matcher.group(1);
        int from = 0;
        for (int end = end(inner, from); from < inner.length(); end = end(inner, from)) {
            Matcher field = NAME.matcher(inner.substring(from, end));
            if (field.matches()) {
                fields.put(field.group(1), inner.substring(from + field.end(1) + 1, end));
            }
            from = end + 2;
        }
        return fields;
    }

    /** Where the component that begins at {@code from} ends: at the next comma outside of all brackets. */
    private static int end(String inner, int from) {
        int depth = 0;
        for (int i = from; i < inner.length(); i++) {
            char c = inner.charAt(i);
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (c == ',' && depth == 0) {
                return i;
            }
        }
        return inner.length();
    }
}
