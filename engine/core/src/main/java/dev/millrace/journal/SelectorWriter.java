package dev.millrace.journal;

import dev.millrace.trace.ChannelId;
import dev.millrace.trace.EventComponent;
import dev.millrace.trace.EventKind;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the selector of one event: its kind's identifying arguments, and the number among those that look the same. */
final class SelectorWriter {
    private final SelectorKind kind;
    private final TraceEvent event;
    private final RunSoFar run;

    private SelectorWriter(TraceEvent event, RunSoFar run) {
        this.kind = SelectorWords.of(event);
        this.event = event;
        this.run = run;
    }

    static Selector write(Journal journal, int position) {
        RunSoFar run = new RunSoFar();
        for (int i = 0; i <= position; i++) {
            run.add(journal.get(i).event());
        }
        SelectorWriter writer = new SelectorWriter(journal.get(position).event(), run);
        List<SelectorArgument> arguments = writer.arguments();
        Selector any = new Selector(writer.kind, arguments, null, 1);
        return new Selector(writer.kind, arguments, null, occurrence(any, journal, position));
    }

    private static int occurrence(Selector selector, Journal journal, int position) {
        RunSoFar run = new RunSoFar();
        int occurrence = 0;
        for (int i = 0; i <= position; i++) {
            occurrence += selector.satisfies(journal.get(i).event(), run) ? 1 : 0;
        }
        return occurrence;
    }

    private List<SelectorArgument> arguments() {
        List<SelectorArgument> arguments = new ArrayList<>();
        for (String name : kind.identifying()) {
            arguments.add(argument(name));
        }
        return arguments;
    }

    private SelectorArgument argument(String name) {
        if (name.equals(SelectorKind.PLACE)) {
            return SelectorArgument.of(name, place());
        } else if (event instanceof TraceEvent.OfChannel own && isEnd(name)) {
            ChannelId channel = own.channel();
            return SelectorArgument.of(name, subtask(name.equals(SelectorKind.FROM) ? channel.from() : channel.to()));
        } else if (event instanceof TraceEvent.OfSubtask own && isEnd(name)) {
            return SelectorArgument.of(name, subtask(own.subtask()));
        } else if (event instanceof TraceEvent.OfSubtask own && kind.kind().indexOf(name) < 0) {
            return SelectorArgument.of(name, Long.toString(run.checkpoint(own.subtask())));
        }
        return component(name);
    }

    private SelectorArgument component(String name) {
        EventKind type = kind.kind();
        int index = type.indexOf(name);
        EventComponent component = type.components().get(index);
        Object value = type.value(event, index);
        if (value == null) {
            return SelectorArgument.absent(name);
        }
        String text = SelectorKind.isTime(component) && value instanceof Long time
                ? SelectedTime.write(time, run.firstDay())
                : value.toString();
        return SelectorArgument.of(name, text);
    }

    /** The operator where the event has one, for readers think of operators; else the subtask or the vertex. */
    private String place() {
        @Nullable Object operator = valueOf("operator");
        if (operator != null) {
            return operator.toString();
        }
        return event instanceof TraceEvent.OfSubtask own ? subtask(own.subtask()) : String.valueOf(valueOf("vertex"));
    }

    private @Nullable Object valueOf(String component) {
        int index = kind.kind().indexOf(component);
        return index < 0 ? null : kind.kind().value(event, index);
    }

    private static String subtask(SubtaskId subtask) {
        return subtask.toString();
    }

    private static boolean isEnd(String name) {
        return name.equals(SelectorKind.FROM) || name.equals(SelectorKind.TO);
    }
}
