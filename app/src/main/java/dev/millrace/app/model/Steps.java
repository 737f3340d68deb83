package dev.millrace.app.model;

import dev.millrace.journal.Journal;

/**
 * The borders between scheduler steps. Events of one step belong together; where the scheduler does not number its steps
 * (all are 0), each event stands alone.
 */
final class Steps {
    private Steps() {}

    /** The last event of the step that comes next after {@code position}; the last event of all where none follows. */
    static int after(Journal journal, int position) {
        int last = journal.size() - 1;
        if (position >= last) {
            return last;
        }
        long step = journal.get(position + 1).step();
        return step == 0 ? position + 1 : journal.firstAfterStep(step) - 1;
    }

    /** The last event before the step that {@code position} is in; -1 where there is none. */
    static int before(Journal journal, int position) {
        if (position < 0) {
            return -1;
        }
        long step = journal.get(position).step();
        return step == 0 ? position - 1 : journal.firstAfterStep(step - 1) - 1;
    }
}
