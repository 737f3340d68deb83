package dev.millrace.journal;

import dev.millrace.trace.NearestName;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names one event of a run, as content and scripts do: {@code fire(count-per-airport, key=ATL, end=09:00)#1}, {@code
 * watermark(count.0)>=60s}. Words, arguments and times are described in {@code assets/docs/trace.md}. Immutable.
 */
public final class Selector {
    private final SelectorKind kind;
    private final List<SelectorArgument> arguments;
    private final @Nullable String threshold;
    private final int occurrence;
    private final List<SelectorCondition> conditions;

    Selector(SelectorKind kind, List<SelectorArgument> arguments, @Nullable String threshold, int occurrence) {
        this.kind = kind;
        this.arguments = List.copyOf(arguments);
        this.threshold = threshold;
        this.occurrence = occurrence;
        this.conditions = conditions();
    }

    /** Reads a selector. Throws {@link IllegalArgumentException} that says what is wrong and names the nearest right word. */
    public static Selector parse(String text) {
        SelectorText parts = new SelectorText(text.strip());
        String word = parts.word();
        SelectorKind kind = SelectorWords.named(word);
        if (kind == null) {
            List<String> words =
                    SelectorWords.all().stream().map(SelectorKind::word).toList();
            throw parts.wrong("there is no event '" + word + "'" + NearestName.hint(word, words));
        }
        List<SelectorArgument> arguments = parts.arguments();
        String threshold = parts.take(">=") ? parts.bare("a time") : null;
        int occurrence = parts.take("#") ? occurrence(parts) : 1;
        parts.end();
        try {
            return new Selector(kind, arguments, threshold, occurrence);
        } catch (IllegalArgumentException refused) {
            throw parts.wrong(String.valueOf(refused.getMessage()));
        }
    }

    /**
     * A selector that finds the event at {@code position}, with the arguments that a reader would name it by. Reads the
     * journal up to there.
     */
    public static Selector of(Journal journal, int position) {
        return SelectorWriter.write(journal, position);
    }

    /** The position of the selected event, or -1 when the journal does not have it (yet). */
    public int find(Journal journal) {
        Matcher matcher = matcher();
        return journal.next(-1, matcher::accept);
    }

    /** The positions of all events that satisfy the selector whatever their number: more than one makes a bare selector ambiguous. */
    public List<Integer> findAll(Journal journal) {
        RunSoFar run = new RunSoFar();
        List<Integer> found = new ArrayList<>();
        for (Traced traced : journal.events()) {
            if (satisfies(traced.event(), run)) {
                found.add((int) traced.position());
            }
        }
        return found;
    }

    /** Watches a run from its first event on. */
    public Matcher matcher() {
        return new Matcher(this);
    }

    /** The text that {@link #parse} reads; {@code #1} is left out. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(kind.word());
        if (!arguments.isEmpty()) {
            text.append('(');
            text.append(String.join(
                    ", ", arguments.stream().map(SelectorArgument::toString).toList()));
            text.append(')');
        }
        if (threshold != null) {
            text.append(">=").append(threshold);
        }
        if (occurrence != 1) {
            text.append('#').append(occurrence);
        }
        return text.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Selector selector && selector.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    boolean satisfies(TraceEvent event, RunSoFar run) {
        run.add(event);
        if (event.getClass() != kind.kind().type() || !isOfWord(event)) {
            return false;
        }
        for (SelectorCondition condition : conditions) {
            if (!condition.holds(event, run)) {
                return false;
            }
        }
        return true;
    }

    private boolean isOfWord(TraceEvent event) {
        return !kind.word().equals(SelectorWords.SAVEPOINT)
                || (event instanceof TraceEvent.CheckpointTriggered trigger
                        && trigger.kind().isSavepoint());
    }

    private List<SelectorCondition> conditions() {
        List<SelectorCondition> all = new ArrayList<>();
        arguments.forEach(argument -> all.add(SelectorCondition.of(kind, argument)));
        if (threshold != null) {
            if (kind.measure().isEmpty()) {
                throw new IllegalArgumentException(kind.word() + " has no time that >= could compare");
            }
            all.add(SelectorCondition.reached(kind, SelectedTime.parse(threshold)));
        }
        return List.copyOf(all);
    }

    private static int occurrence(SelectorText parts) {
        String number = parts.bare("a number");
        try {
            int occurrence = Integer.parseInt(number);
            if (occurrence > 0) {
                return occurrence;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below, like zero.
        }
        throw parts.wrong("#n is 1 for the first such event, 2 for the second ..., not '" + number + "'");
    }

    /** Finds the selected event in a run that goes on. Must be given every event from the first one on. For one thread. */
    public static final class Matcher {
        private final Selector selector;
        private final RunSoFar run = new RunSoFar();
        private int seen;

        private Matcher(Selector selector) {
            this.selector = selector;
        }

        /** Takes the next event; true for the selected one, and never again. */
        public boolean accept(Traced traced) {
            return selector.satisfies(traced.event(), run) && ++seen == selector.occurrence;
        }
    }
}
