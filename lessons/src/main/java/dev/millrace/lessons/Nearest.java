package dev.millrace.lessons;

import dev.millrace.trace.NearestName;
import java.util.Collection;

/** What may be written instead of an unknown word. */
final class Nearest {
    private Nearest() {}

    /** The nearest candidate as a question, or all candidates where none is near. */
    static String hint(String word, Collection<String> candidates) {
        String nearest = NearestName.hint(word, candidates);
        return nearest.isEmpty()
                ? "; use one of "
                        + String.join(", ", candidates.stream().sorted().toList())
                : nearest;
    }
}
