package dev.millrace.app.stage;

import dev.millrace.journal.ChannelView;
import dev.millrace.journal.Element;
import java.util.ArrayList;
import java.util.List;

/** Where the elements are: one behind the other at the sender while they wait in its buffer, on their way by the time that has passed, then one behind the other at the receiver. */
final class Marks {
    /** Px between two that wait. */
    private static final double APART = 13;

    /** Px by which one that was sent together with another one stays behind it. */
    private static final double BEHIND = 8;

    private Marks() {}

    static List<Mark> of(Scenery scenery) {
        List<Mark> marks = new ArrayList<>();
        for (ChannelView channel : scenery.moment().channels().values()) {
            ChannelPath path = scenery.layout().paths().get(channel.id());
            if (path != null && !channel.elements().isEmpty()) {
                add(marks, channel, path, scenery);
            }
        }
        return marks;
    }

    private static void add(List<Mark> marks, ChannelView channel, ChannelPath path, Scenery scenery) {
        double wanted = APART * scenery.layout().scale();
        double apart = Math.min(wanted, path.length() / (channel.elements().size() + 1));
        double limit = path.length() - apart * 0.6;
        long behind =
                channel.elements().values().stream().filter(Element::buffered).count();
        for (Element element : channel.elements().values()) {
            double way = element.buffered() ? behind-- * apart : element.progress(scenery.time()) * path.length();
            double at = Math.min(way, limit);
            boolean waits = element.queued(scenery.time()) || at == limit;
            limit = at
                    - (waits ? apart : Math.min(apart, BEHIND * scenery.layout().scale()));
            ChannelPath.Point point = path.at(at);
            marks.add(new Mark(element, channel, point.x(), point.y(), point.angle()));
        }
    }
}
