package dev.millrace.testkit.model;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A state that is followed to all its ends: what may happen in it, and where that leads. */
final class Followed {
    final Fingerprint.Bits state;
    /** The part of it that survives a failure and that subtasks can change: the outside world, and what they have reported. */
    final Fingerprint.Bits surviving;

    final List<Choice> choices;
    /** Subtasks that a step with nothing to take has changed. */
    final BitSet stepped = new BitSet();
    /** Number of runs from here to an end, as far as it has been followed. */
    BigInteger runs;

    int next;
    private final @Nullable Followed before;
    private final @Nullable Choice by;
    private final @Nullable Followed[] successors;

    /** A state that was first come to from {@code before}, by {@code by}. */
    Followed(
            Fingerprint.Bits state,
            Fingerprint.Bits surviving,
            List<Choice> choices,
            @Nullable Followed before,
            @Nullable Choice by) {
        this.state = state;
        this.surviving = surviving;
        this.choices = choices;
        this.before = before;
        this.by = by;
        this.successors = new Followed[choices.size()];
        this.runs = choices.isEmpty() ? BigInteger.ONE : BigInteger.ZERO;
    }

    void leadsTo(Choice choice, Followed there) {
        successors[choices.indexOf(choice)] = there;
        if (choice.kind() == Choice.Kind.STEP && there != this) {
            stepped.set(choice.subtask());
        }
    }

    /**
     * Where the choice leads, without carrying it out: it does not depend on what led here, and the two in the other order have
     * been followed already; or it is a failure, which makes undone what led here. Null where that is not so.
     */
    @Nullable
    Followed foreseen(Choice choice) {
        if (before == null || by == null) {
            return null;
        }
        if (choice.kind() == Choice.Kind.KILL) {
            boolean undone = !by.isOfMaster() && surviving.equals(before.surviving);
            return undone ? before.successor(choice) : null;
        }
        if (!choice.isIndependentOf(by)) {
            return null;
        }
        Followed first = before.successor(choice);
        if (first == before) {
            return this;
        }
        return first == null ? null : first.successor(by);
    }

    private @Nullable Followed successor(Choice choice) {
        int index = choices.indexOf(choice);
        return index < 0 ? null : successors[index];
    }
}
