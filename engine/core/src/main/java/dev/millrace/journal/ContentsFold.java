package dev.millrace.journal;

import dev.millrace.trace.TraceEvent.OfSubtask;
import dev.millrace.trace.TraceEvent.OfWindow;
import dev.millrace.trace.TraceEvent.RecordRead;
import dev.millrace.trace.TraceEvent.SplitRewound;
import dev.millrace.trace.TraceEvent.StateChanged;
import dev.millrace.trace.TraceEvent.TimerDeleted;
import dev.millrace.trace.TraceEvent.TimerFired;
import dev.millrace.trace.TraceEvent.TimerSet;
import dev.millrace.trace.TraceEvent.WindowFired;
import dev.millrace.trace.TraceEvent.WindowMerged;
import dev.millrace.trace.TraceEvent.WindowPurged;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What events do to that which a subtask remembers. */
final class ContentsFold {
    /** The state in which a window operator keeps what is in a window. */
    private static final String CONTENTS = "window-contents";

    /** A window as a namespace: its first ms and the first one after it. */
    private static final Pattern BOUNDS = Pattern.compile("\\[(-?\\d+),(-?\\d+)\\)");

    private ContentsFold() {}

    static Contents after(Contents contents, OfSubtask event, long position) {
        if (event instanceof StateChanged changed) {
            return stateChanged(contents, changed, position);
        } else if (event instanceof OfWindow window) {
            return windowChanged(contents, window, position);
        } else if (event instanceof TimerSet set) {
            return contents.withTimers(contents.timers()
                    .with(new TimerView(set.time(), set.domain(), set.operator(), set.key()), position));
        } else if (event instanceof TimerFired fired) {
            return contents.withTimers(contents.timers()
                    .without(new TimerView(fired.time(), fired.domain(), fired.operator(), fired.key())));
        } else if (event instanceof TimerDeleted gone) {
            return contents.withTimers(
                    contents.timers().without(new TimerView(gone.time(), gone.domain(), gone.operator(), gone.key())));
        } else if (event instanceof RecordRead read) {
            return contents.withSplit(read.split(), read.position() + 1);
        } else if (event instanceof SplitRewound rewound) {
            return contents.withSplit(rewound.split(), rewound.position());
        }
        return contents;
    }

    private static Contents stateChanged(Contents contents, StateChanged event, long position) {
        StateView.Id id = new StateView.Id(event.operator(), event.state(), event.key(), event.namespace());
        String after = event.after();
        Contents now = contents.withState(
                after == null
                        ? contents.state().without(id)
                        : contents.state().with(id, new StateView(id, after, event.before(), position)));
        WindowView window = after == null || !event.state().equals(CONTENTS) ? null : window(now, event);
        return window == null ? now : now.withWindow(window.withValue(after, position));
    }

    private static @Nullable WindowView window(Contents contents, StateChanged event) {
        Matcher bounds = BOUNDS.matcher(event.namespace());
        return bounds.matches()
                ? holder(
                        contents,
                        new WindowView.Id(
                                event.operator(),
                                event.key(),
                                Long.parseLong(bounds.group(1)),
                                Long.parseLong(bounds.group(2))))
                : null;
    }

    /** The open window whose contents are stored under {@code namespace}: that window, or what it has become part of. */
    private static @Nullable WindowView holder(Contents contents, WindowView.Id namespace) {
        WindowView open = contents.windows().find(namespace);
        WindowView closed = open != null ? null : contents.closed().find(namespace);
        return closed == null || closed.into() == null ? open : holder(contents, closed.into());
    }

    /** What a merged window held is in the result; of several, what is reported of the state afterwards is right. */
    private static Contents merged(Contents contents, WindowView old, WindowView.Id result, long position) {
        WindowView found = contents.windows().find(result);
        WindowView now = found != null ? found : WindowView.created(result, position);
        String value = old.value() == null ? now.value() : old.value();
        return contents.withClosed(old.merged(result, position)).withWindow(now.withValue(value, position));
    }

    /** A window's contents may be reported before the window itself is. */
    private static WindowView created(Contents contents, WindowView.Id id, long position) {
        String namespace = "[" + id.start() + "," + id.end() + ")";
        StateView held = contents.state().find(new StateView.Id(id.operator(), CONTENTS, id.key(), namespace));
        WindowView created = WindowView.created(id, position);
        return held == null ? created : created.withValue(held.value(), position);
    }

    private static Contents windowChanged(Contents contents, OfWindow event, long position) {
        WindowView.Id id = new WindowView.Id(event.operator(), event.key(), event.start(), event.end());
        WindowView found = contents.windows().find(id);
        WindowView old = found == null ? created(contents, id, position) : found;
        if (event instanceof WindowFired) {
            return contents.withWindow(old.fired(position));
        } else if (event instanceof WindowPurged) {
            return contents.withClosed(old.purged(position));
        } else if (event instanceof WindowMerged merged) {
            WindowView.Id result =
                    new WindowView.Id(merged.operator(), merged.key(), merged.intoStart(), merged.intoEnd());
            return merged(contents, old, result, position);
        }
        return contents.withWindow(old);
    }
}
