package dev.millrace.app.model;

import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the learner's program printed and what the engine said, newest last; bounded. */
public final class ConsoleModel {
    private static final int LINES_MAX = 2_000;

    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    /** Kept: the list behind it would not keep it, nor whoever listens to it. */
    private final ObservableList<Line> linesView = FXCollections.unmodifiableObservableList(lines);

    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");

    /** Who is speaking. */
    public enum Kind {
        /** The learner's program. */
        PRINT,
        /** The engine or the window. */
        NOTE,
        /** Something to look at. */
        WARNING,
        /** Something that went wrong. */
        ERROR
    }

    /** One line. */
    public record Line(Kind kind, String text) {}

    /** The lines, newest last. */
    public ObservableList<Line> lines() {
        return linesView;
    }

    /** How the last run ended, or how far the present one is. */
    public ReadOnlyStringProperty outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /** Says it, line by line; the oldest lines go when there are too many. */
    public void say(Kind kind, String text) {
        List<Line> added = text.lines().map(line -> new Line(kind, line)).toList();
        int from = Math.max(0, added.size() - LINES_MAX);
        int over = lines.size() + added.size() - from - LINES_MAX;
        if (over > 0) {
            lines.remove(0, over);
        }
        lines.addAll(added.subList(from, added.size()));
    }

    /** Says how it stands with the run. */
    public void outcome(String sentence) {
        outcome.set(sentence);
    }

    /** Forgets all lines. */
    public void clear() {
        lines.clear();
    }
}
