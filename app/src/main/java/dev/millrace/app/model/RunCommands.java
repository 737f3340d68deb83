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
        public void swapCode(int position) {}

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

    /** Run again, and right after the event at {@code position} stop with a savepoint and resume with the changed code. */
    void swapCode(int position);

    /** Show why the event at {@code position} happened. */
    void why(int position);
}
