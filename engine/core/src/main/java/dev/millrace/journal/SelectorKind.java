package dev.millrace.journal;

import dev.millrace.trace.EventComponent;
import dev.millrace.trace.EventComponent.Form;
import dev.millrace.trace.EventKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One word of the selectors' vocabulary: the kind of event that it selects and the arguments that it takes.
 *
 * @param word what is written
 * @param kind what it selects
 * @param identifying the arguments that a selector written by the engine has, in this order; an empty name is the place
 * @param measure the component that {@code >=} compares; empty where the word takes no comparison
 */
public record SelectorKind(String word, EventKind kind, List<String> identifying, String measure) {
    /** The argument without a name: a subtask, a vertex or an operator. */
    static final String PLACE = "";

    static final String FROM = "from";
    static final String TO = "to";
    static final String CHECKPOINT = "checkpoint";

    private static final Set<String> TIMES =
            Set.of("timestamp", "watermark", "start", "end", "time", "arrives", "delay");

    /** The names of the arguments it takes besides the place, in the order of the event's components. */
    public List<String> arguments() {
        List<String> names = new ArrayList<>();
        for (EventComponent component : kind.components()) {
            if (component.form() == Form.CHANNEL) {
                names.add(FROM);
                names.add(TO);
            } else if (!isPlace(component) && component.form() != Form.TEXTS) {
                names.add(component.name());
            }
        }
        if (word.equals("ack")) {
            names.add(FROM);
        }
        if (hasCheckpointOfItsSubtask()) {
            names.add(CHECKPOINT);
        }
        return List.copyOf(names);
    }

    /** Whether it takes a subtask, a vertex or an operator as an argument without a name. */
    public boolean takesPlace() {
        return kind.components().stream().anyMatch(SelectorKind::isPlace);
    }

    /** Whether the event has no checkpoint of its own, but its subtask is in the middle of one. */
    boolean hasCheckpointOfItsSubtask() {
        return word.equals("commit") || word.equals("precommit");
    }

    /** Whether values of the component are times, which selectors write as times. */
    static boolean isTime(EventComponent component) {
        return component.form() == Form.LONG && TIMES.contains(component.name());
    }

    private static boolean isPlace(EventComponent component) {
        return switch (component.name()) {
            case "subtask", "operator", "vertex" -> true;
            default -> false;
        };
    }
}
