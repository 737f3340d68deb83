package dev.millrace.app.model;

import dev.millrace.journal.Journal;
import dev.millrace.journal.Selector;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyIntegerProperty;

/** The event under the cursor in words: what it is, how to name it, what led to it. FX thread. */
public final class InspectModel {
    private static final int EFFECTS_MAX = 12;

    private final RunModel run;
    private Sayings sayings;

    /** Looks at the cursor of {@code run}. */
    public InspectModel(RunModel run) {
        this.run = run;
        this.sayings = new Sayings(run.journal());
    }

    /**
     * One event.
     *
     * @param position its place in the journal
     * @param sentence what happened
     */
    public record Event(int position, String sentence) {}

    /** Where the cursor is; -1 before the first event. */
    public ReadOnlyIntegerProperty positionProperty() {
        return run.positionProperty();
    }

    /** Moves the cursor there. */
    public void goTo(int position) {
        run.pause();
        run.jumpTo(position);
    }

    /** What happened at the cursor, in a sentence. */
    public String sentence() {
        return at() < 0 ? "Nothing has happened yet: the run is before its first event." : sentence(at());
    }

    /** The number, step and processing time of the event at the cursor. */
    public String where() {
        if (at() < 0) {
            return "";
        }
        Traced traced = run.journal().get(at());
        return String.format(
                java.util.Locale.ROOT,
                "event %,d of %,d \u00b7 step %,d \u00b7 %.3f s",
                at() + 1,
                run.journal().size(),
                traced.step(),
                traced.time() / 1000.0);
    }

    /** What content files call the event at the cursor. */
    public String selector() {
        return at() < 0 ? "" : Selector.of(run.journal(), at()).toString();
    }

    /** What led to the event at the cursor, nearest reason first. */
    public List<Event> causes() {
        return at() < 0
                ? List.of()
                : run.journal().causes(at()).stream().map(this::event).toList();
    }

    /** What the event at the cursor brought about at once. */
    public List<Event> effects() {
        List<Event> effects = new ArrayList<>();
        Journal journal = run.journal();
        if (at() < 0) {
            return effects;
        }
        if (journal.get(at()).event() instanceof TraceEvent.Sent && journal.received(at()) >= 0) {
            effects.add(event(journal.received(at())));
        }
        long step = journal.get(at()).step();
        for (int i = at() + 1;
                i < journal.size() && journal.get(i).step() == step && effects.size() < EFFECTS_MAX;
                i++) {
            if (journal.trigger(i) == at()) {
                effects.add(event(i));
            }
        }
        return effects;
    }

    /** The parts of the event at the cursor by name. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        if (at() < 0) {
            return fields;
        }
        TraceEvent event = run.journal().get(at()).event();
        fields.put("event", event.getClass().getSimpleName());
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            fields.put(component.getName(), String.valueOf(value(event, component)));
        }
        return fields;
    }

    private static Object value(TraceEvent event, RecordComponent component) {
        try {
            Object value = component.getAccessor().invoke(event);
            return value == null ? "none" : value;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(component + " of " + event + " cannot be read", e);
        }
    }

    private Event event(int position) {
        return new Event(position, sentence(position));
    }

    private String sentence(int position) {
        if (!sayings.of(run.journal())) {
            sayings = new Sayings(run.journal());
        }
        return sayings.at(position);
    }

    private int at() {
        return run.positionProperty().get();
    }
}
