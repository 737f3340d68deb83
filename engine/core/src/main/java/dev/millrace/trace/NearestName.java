package dev.millrace.trace;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds what a misspelt name most likely meant. */
public final class NearestName {
    private NearestName() {}

    /**
     * The name with the fewest edits from {@code text} (the first of several), or null when even that one differs in
     * more than a third of its letters plus one.
     */
    public static @Nullable String of(String text, Collection<String> names) {
        String nearest = null;
        int least = Integer.MAX_VALUE;
        for (String name : names) {
            int edits = edits(text, name);
            if (edits < least && edits <= 1 + Math.max(text.length(), name.length()) / 3) {
                nearest = name;
                least = edits;
            }
        }
        return nearest;
    }

    /** {@code "; did you mean NAME?"} for the nearest name, or an empty text where none is near. */
    public static String hint(String text, Collection<String> names) {
        String nearest = of(text, names);
        return nearest == null ? "" : "; did you mean " + nearest + "?";
    }

    /** Levenshtein distance, one row at a time. */
    private static int edits(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int same = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
                int inserted = Math.min(current[column - 1], above[column]) + 1;
                current[column] = Math.min(inserted, above[column - 1] + same);
            }
            above = current;
        }
        return above[to.length()];
    }
}
