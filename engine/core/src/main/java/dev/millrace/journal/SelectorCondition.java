package dev.millrace.journal;

import dev.millrace.trace.ChannelId;
import dev.millrace.trace.EventComponent;
import dev.millrace.trace.EventKind;
import dev.millrace.trace.NearestName;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import java.util.List;
import java.util.Objects;

/** What one argument of a selector asks of an event of the selected kind. */
@FunctionalInterface
interface SelectorCondition {
    boolean holds(TraceEvent event, RunSoFar run);

    /** Throws {@link IllegalArgumentException} for an argument that the kind does not take, or a value that it cannot have. */
    static SelectorCondition of(SelectorKind kind, SelectorArgument argument) {
        String name = argument.name();
        if (name.equals(SelectorKind.PLACE)) {
            return place(kind, argument);
        } else if (!kind.arguments().contains(name)) {
            throw new IllegalArgumentException(kind.word() + " has no argument '" + name + "'"
                    + NearestName.hint(name, kind.arguments()) + " (it takes " + listed(kind) + ")");
        } else if (name.equals(SelectorKind.FROM) || name.equals(SelectorKind.TO)) {
            return end(kind, argument);
        } else if (name.equals(SelectorKind.CHECKPOINT) && kind.hasCheckpointOfItsSubtask()) {
            long checkpoint = number(argument);
            return (event, run) ->
                    event instanceof TraceEvent.OfSubtask own && run.checkpoint(own.subtask()) == checkpoint;
        }
        return component(kind.kind(), argument);
    }

    /** The condition that the component which the word measures has reached a time. */
    static SelectorCondition reached(SelectorKind kind, SelectedTime time) {
        int index = kind.kind().indexOf(kind.measure());
        return (event, run) -> kind.kind().value(event, index) instanceof Long value && time.isReachedBy(value, run);
    }

    private static SelectorCondition place(SelectorKind kind, SelectorArgument argument) {
        if (!kind.takesPlace()) {
            throw new IllegalArgumentException(
                    kind.word() + " takes no '" + argument.text() + "' without a name (it takes " + listed(kind) + ")");
        }
        Place place = new Place(argument.text());
        int vertex = kind.kind().indexOf("vertex");
        if (vertex >= 0) {
            return (event, run) ->
                    place.contains((String) Objects.requireNonNull(kind.kind().value(event, vertex)), run);
        }
        int operator = kind.kind().indexOf("operator");
        return (event, run) -> event instanceof TraceEvent.OfSubtask own
                && place.contains(
                        own.subtask(),
                        operator < 0 ? null : (String) kind.kind().value(event, operator),
                        run);
    }

    private static SelectorCondition end(SelectorKind kind, SelectorArgument argument) {
        Place place = new Place(argument.text());
        boolean from = argument.name().equals(SelectorKind.FROM);
        int index = kind.kind().indexOf(argument.name());
        return (event, run) -> {
            if (event instanceof TraceEvent.OfChannel own) {
                ChannelId channel = own.channel();
                return place.contains(from ? channel.from() : channel.to(), null, run);
            } else if (event instanceof TraceEvent.OfSubtask own) {
                return place.contains(own.subtask(), null, run);
            }
            return kind.kind().value(event, index) instanceof String vertex && place.contains(vertex, run);
        };
    }

    private static SelectorCondition component(EventKind kind, SelectorArgument argument) {
        int index = kind.indexOf(argument.name());
        EventComponent component = kind.components().get(index);
        if (component.nullable() && argument.isAbsent()) {
            return (event, run) -> kind.value(event, index) == null;
        } else if (SelectorKind.isTime(component)) {
            SelectedTime time = SelectedTime.parse(argument.text());
            return (event, run) -> kind.value(event, index) instanceof Long value && time.isSame(value);
        }
        Object wanted = value(component, argument);
        return (event, run) -> wanted.equals(kind.value(event, index));
    }

    private static Object value(EventComponent component, SelectorArgument argument) {
        String text = argument.text();
        return switch (component.form()) {
            case LONG -> number(argument);
            case INT -> Math.toIntExact(number(argument));
            case FLAG -> oneOf(List.of("false", "true"), argument).equals("true");
            case CONSTANT ->
                Objects.requireNonNull(component
                        .constants()
                        .get(oneOf(
                                component.constants().keySet().stream().sorted().toList(), argument)));
            case SUBTASK -> SubtaskId.parse(text);
            case CHANNEL -> ChannelId.parse(text);
            case TEXT, TEXTS -> text;
        };
    }

    private static String oneOf(List<String> names, SelectorArgument argument) {
        if (!names.contains(argument.text())) {
            throw new IllegalArgumentException(argument.name() + " is one of " + String.join(", ", names) + ", not '"
                    + argument.text() + "'" + NearestName.hint(argument.text(), names));
        }
        return argument.text();
    }

    private static long number(SelectorArgument argument) {
        try {
            return Long.parseLong(argument.text());
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(argument.name() + " is a number, not '" + argument.text() + "'");
        }
    }

    private static String listed(SelectorKind kind) {
        String names = String.join(", ", kind.arguments());
        if (!kind.takesPlace()) {
            return names.isEmpty() ? "no arguments" : names;
        }
        return names.isEmpty() ? "a subtask or operator" : "a subtask or operator, " + names;
    }
}
