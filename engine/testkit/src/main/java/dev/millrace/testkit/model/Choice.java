package dev.millrace.testkit.model;

/**
 * One thing that may happen next.
 *
 * @param kind what
 * @param subtask position of the subtask in the job, -1 where it is about none
 * @param index which channel, report or action, where there are several
 * @param from position of the subtask that sends into the channel where it matters who is first, else -1
 */
record Choice(Kind kind, int subtask, int index, int from) {
    /** What may happen. */
    enum Kind {
        /** A subtask takes a step in which no channel has anything for it. */
        STEP,
        /** A subtask takes a step in which one of its channels, and no other, shows what it holds. */
        TAKE,
        /** The oldest message to a subtask arrives, and the subtask takes a step. */
        MESSAGE,
        /** A report of a subtask arrives at the job master. */
        REPORT,
        /** It is time for the next periodic checkpoint. */
        TICK,
        /** Another action of the job master is due, such as a restart. */
        DUE,
        /** A subtask fails. */
        KILL
    }

    static Choice of(Kind kind, int subtask) {
        return new Choice(kind, subtask, -1, -1);
    }

    /**
     * Whether the two, where both may happen, lead to the same state in either order. Two subtasks share nothing but the channel
     * between them, the job master and a subtask nothing but the messages and the reports: queues, to whose end one adds while
     * the other takes what is in it. (A channel that may be full is more than that.) A failure depends on
     * everything, and a deployment comes when there is nobody else.
     */
    boolean isIndependentOf(Choice other) {
        if (kind == Kind.KILL || other.kind == Kind.KILL || (isOfMaster() && other.isOfMaster())) {
            return false;
        }
        if (isOfMaster() || other.isOfMaster()) {
            return kind != Kind.DUE && other.kind != Kind.DUE;
        }
        return subtask != other.subtask && from != other.subtask && subtask != other.from;
    }

    /** Whether it is the job master to whom it happens. */
    boolean isOfMaster() {
        return kind == Kind.REPORT || kind == Kind.TICK || kind == Kind.DUE;
    }
}
