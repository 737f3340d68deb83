package dev.millrace.journal;

import dev.millrace.trace.Traced;
import java.util.ArrayList;
import java.util.List;

/**
 * Every moment of a run, at hand. It keeps one moment in {@value #STRIDE} (a keyframe; what does not change between two
 * of them is shared) and folds the events from there, so that any jump costs a few dozen events.
 *
 * <p>Not safe for use by several threads at once; the moments it gives are.
 */
public final class Moments {
    /** Events between two keyframes. */
    private static final int STRIDE = 64;

    private final List<Traced> events;
    private final List<Moment> keyframes = new ArrayList<>();
    private Moment newest = Moment.BEFORE;
    private Moment latest = Moment.BEFORE;

    /** Over the events of a run, in the order of their positions from 0; the list may grow. */
    public Moments(List<Traced> events) {
        this.events = events;
        keyframes.add(Moment.BEFORE);
        follow();
    }

    /** Takes in the events that were added to the list, so that the first jump among them is as fast as any other. */
    public void follow() {
        MomentFold fold = new MomentFold(newest);
        for (int next = (int) newest.position() + 1; next < events.size(); next++) {
            fold.take(events.get(next));
            if ((next + 1) % STRIDE == 0) {
                keyframes.add(fold.moment());
            }
        }
        newest = fold.moment();
    }

    /**
     * The moment after the event at {@code position}; -1 is the instant before the first event. Throws {@link
     * IndexOutOfBoundsException} for a position that the run has not reached.
     */
    public Moment at(long position) {
        if (position < -1 || position >= events.size()) {
            throw new IndexOutOfBoundsException("no event " + position + " among " + events.size());
        }
        follow();
        if (position == newest.position()) {
            return newest;
        }
        Moment keyframe = keyframes.get((int) ((position + 1) / STRIDE));
        boolean near = latest.position() <= position && latest.position() >= keyframe.position();
        MomentFold fold = new MomentFold(near ? latest : keyframe);
        for (long next = (near ? latest : keyframe).position() + 1; next <= position; next++) {
            fold.take(events.get((int) next));
        }
        latest = fold.moment();
        return latest;
    }
}
