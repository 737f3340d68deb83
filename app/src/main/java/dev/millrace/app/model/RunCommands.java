package dev.millrace.app.model;

import dev.millrace.trace.ChannelId;
import dev.millrace.trace.SubtaskId;

/**
 * What a learner may ask of the run at an instant; positions are places in the journal shown (-1: before its first
 * event). Called on the FX thread; must return at once.
 */
public interface RunCommands {
    /** Nobody carries out anything. */
    RunCommands NONE = new RunCommands() {
        @Override
        public void kill(SubtaskId subtask, int position) {}

        @Override
        public void hold(ChannelId channel, int position) {}

        @Override
        public void release(ChannelId channel, int position) {}

        @Override
        public void takeSavepoint(int position) {}

        @Override
        public void stopJob(int position) {}

        @Override
        public void drainJob(int position) {}

        @Override
        public void cancelJob(int position) {}

        @Override
        public void swapCode(int position, boolean allowNonRestoredState) {}

        @Override
        public void why(int position) {}
    };

    /** Run again, and kill the subtask right after the event at {@code position}. */
    void kill(SubtaskId subtask, int position);

    /** Run again, and have the channel deliver nothing for a while from right after the event at {@code position} on. */
    void hold(ChannelId channel, int position);

    /** Run again, and have a held channel deliver right after the event at {@code position}. */
    void release(ChannelId channel, int position);

    /** Run again, and take a savepoint right after the event at {@code position}. */
    void takeSavepoint(int position);

    /** Run again, and right after the event at {@code position} stop the job with a savepoint. */
    void stopJob(int position);

    /** Run again, and right after the event at {@code position} stop the job with a savepoint, as if its input ended there: all windows fire. */
    void drainJob(int position);

    /** Run again, and end the job at once right after the event at {@code position}, without a savepoint. */
    void cancelJob(int position);

    /**
     * Run again, and right after the event at {@code position} stop with a savepoint and resume with the changed code. State
     * that no operator of it takes is refused, or dropped where that is allowed.
     */
    void swapCode(int position, boolean allowNonRestoredState);

    /** Show why the event at {@code position} happened. */
    void why(int position);
}
