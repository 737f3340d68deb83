package dev.millrace.runtime;

import dev.millrace.trace.CanonicalText;
import dev.millrace.trace.SubtaskId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which operator of a chain failed, and on what. The way of an element says so when something is thrown, so that it
 * costs nothing before; what is done with a whole operator is said beforehand. For one subtask, on its thread.
 */
final class Blame {
    private String operator = "";
    private String doing = "";
    private @Nullable Noted noted;

    private record Noted(
            Throwable thrown,
            String operator,
            String doing,
            @Nullable Object element) {}

    /** From here on the operator is at work, on something that is no element; {@code doing} is empty for elements. */
    void begin(String atWork, String what) {
        operator = atWork;
        doing = what;
    }

    /** If it is the operator that is at work on no element, this is what it is at; empty for nothing better to say. */
    void refine(String atWork, String what) {
        if (!what.isEmpty() && operator.equals(atWork)) {
            doing = what;
        }
    }

    /** Something was thrown by the operator; the first to know keeps the blame, however it is wrapped further up. */
    void note(Throwable thrown, String atWork, String what, @Nullable Object element) {
        if (noted == null || !isBehind(noted.thrown(), thrown)) {
            noted = new Noted(thrown, atWork, what, element);
        }
    }

    private static boolean isBehind(Throwable cause, @Nullable Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each == cause) {
                return true;
            }
        }
        return false;
    }

    /** Who threw, what, where in the code, on what, and what can be done. */
    String sentence(SubtaskId subtask, Throwable failure, @Nullable Object current) {
        note(failure, operator, doing, current);
        Noted found = noted == null ? new Noted(failure, operator, doing, current) : noted;
        String what =
                failure.getClass().getSimpleName() + (failure.getMessage() == null ? "" : ": " + failure.getMessage());
        String who = found.operator().isEmpty() ? subtask.vertex() : found.operator();
        return who + " (" + subtask + ") threw " + what + (found.doing().isEmpty() ? "" : " " + found.doing())
                + line(found.thrown())
                + element(found.element());
    }

    private static String element(@Nullable Object element) {
        boolean record = element != null && !(element instanceof Marker) && !(element instanceof Barrier);
        return record
                ? ", on record " + CanonicalText.of(element)
                        + ". Handle such a record in the function, or filter it out before it."
                : ".";
    }

    /** The innermost line of the job's own code. */
    private static String line(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .takeWhile(frame -> !frame.getClassName().startsWith("dev.millrace.runtime."))
                .filter(frame -> frame.getLineNumber() > 0 && isTheJobs(frame.getClassName()))
                .findFirst()
                .map(frame -> ", at line " + frame.getLineNumber() + " of " + frame.getFileName())
                .orElse("");
    }

    private static boolean isTheJobs(String className) {
        return !className.startsWith("java.")
                && !className.startsWith("jdk.")
                && !className.startsWith("dev.millrace.");
    }
}
