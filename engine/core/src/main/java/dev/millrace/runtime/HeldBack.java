package dev.millrace.runtime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * The keyed input of one subtask in batch execution, held back until all of it is there, and then given in the order of its
 * timestamps; records of the same time, and those without, in the order in which they came.
 */
final class HeldBack {
    private final List<Element> elements = new ArrayList<>();
    private Iterator<Element> left = elements.iterator();
    private boolean complete;

    /** A record, and the channel that brought it. */
    record Element(int channel, Object value, long timestamp) {}

    void add(int channel, Object value, long timestamp) {
        elements.add(new Element(channel, value, timestamp));
    }

    /** All input is there. */
    void complete() {
        elements.sort(Comparator.comparingLong(Element::timestamp));
        left = elements.iterator();
        complete = true;
    }

    boolean isComplete() {
        return complete;
    }

    boolean hasNext() {
        return left.hasNext();
    }

    /** The next record, which there is. */
    Element next() {
        return left.next();
    }
}
