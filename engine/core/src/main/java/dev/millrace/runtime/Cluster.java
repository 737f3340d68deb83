package dev.millrace.runtime;

import java.util.Collection;
import java.util.List;

/** What the job master asks of the scheduler that drives it. All calls come from, and all actions run on, the master's thread. */
public interface Cluster {
    /** Processing time. */
    Clock clock();

    /** Task slots there are; as many as a job may need unless a cluster says otherwise. */
    default int slots() {
        return Integer.MAX_VALUE;
    }

    /** Where the job's own random draws come from. */
    Draws draws();

    /** Makes the channels of the next attempt. */
    ChannelFactory channels();

    /** Runs the action at the given processing time, or at once if that has passed. */
    void schedule(long time, Runnable action);

    /** Starts to step these subtasks. */
    void deploy(List<Subtask> subtasks);

    /** Stops stepping these subtasks, which were deployed together; when it returns, none is in a step and none will be stepped again. */
    void undeploy(Collection<Subtask> subtasks);

    /** Puts a message into a subtask's mailbox and wakes it. */
    void send(Subtask subtask, SubtaskMessage message);

    /** How a subtask's snapshot is brought to where it survives the subtask. */
    WriteOut writeOut();

    /** Carries a report from a subtask's thread over to the master's. */
    void toMaster(Runnable report);
}
