package dev.millrace.app.model;

import dev.millrace.journal.Journal;
import dev.millrace.simulation.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Scripts of branches: what happened before an instant, and one thing more at it. */
final class Scripts {
    private static final double SECOND = 1000.0;

    private Scripts() {}

    /**
     * The script with {@code action} directly after the step that the event at {@code position} belongs to. Entries at
     * later steps go: the steps they meant are those of the future that is left.
     */
    static Script with(Script script, Journal journal, int position, Script.Action action) {
        long step = position < 0 ? 0 : journal.get(position).step();
        List<Script.Entry> entries = new ArrayList<>(script.entries());
        entries.removeIf(entry -> entry.at() instanceof Script.At.Step at && at.step() > step);
        entries.add(new Script.Entry(new Script.At.Step(step), action));
        return new Script(entries);
    }

    /** The instant as a branch's name shows it. */
    static String instant(Journal journal, int position) {
        double time = position < 0 ? 0 : journal.get(position).time();
        return String.format(Locale.ROOT, "%.3f s", time / SECOND);
    }
}
