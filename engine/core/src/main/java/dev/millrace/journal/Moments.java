package dev.millrace.journal;

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

    private final Journal journal;
    private final List<Moment> keyframes = new ArrayList<>();
    private Moment newest = Moment.BEFORE;
    private Moment latest = Moment.BEFORE;

    /** Over a run's journal, which may grow. */
    public Moments(Journal journal) {
        this.journal = journal;
        keyframes.add(Moment.BEFORE);
        follow();
    }

    /** Takes in the events that were added to the journal, so that the first jump among them is as fast as any other. */
    public void follow() {
        MomentFold fold = new MomentFold(newest);
        for (int next = newest.position() + 1; next < journal.size(); next++) {
            fold.take(journal.get(next));
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
    public Moment at(int position) {
        if (position < -1 || position >= journal.size()) {
            throw new IndexOutOfBoundsException("no event " + position + " among " + journal.size());
        }
        follow();
        if (position == newest.position()) {
            return newest;
        }
        Moment keyframe = keyframes.get((position + 1) / STRIDE);
        boolean near = latest.position() <= position && latest.position() >= keyframe.position();
        MomentFold fold = new MomentFold(near ? latest : keyframe);
        for (int next = (near ? latest : keyframe).position() + 1; next <= position; next++) {
            fold.take(journal.get(next));
        }
        latest = fold.moment();
        return latest;
    }
}
