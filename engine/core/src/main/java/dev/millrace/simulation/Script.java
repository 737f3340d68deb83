package dev.millrace.simulation;

import java.util.List;

/** What happens to a run from outside: faults, savepoints, swaps of code; each is carried out between two steps, once. */
public record Script(List<Entry> entries) {
    /** Nothing happens. */
    public static final Script NONE = new Script(List.of());

    public Script {
        entries = List.copyOf(entries);
    }

    /** One thing that happens. Entries are independent of each other's order. */
    public record Entry(At at, Action action) {}

    /** When it happens. */
    public sealed interface At {
        /** Directly after the given scheduler step (see {@link dev.millrace.trace.Traced#step()}). */
        record Step(long step) implements At {}

        /** At the given virtual time in ms, before anything else that is due then. */
        record Time(long time) implements At {}

        /** Directly after the step that reports the selected event; the text is an event selector (see {@code dev.millrace.journal}). */
        record Selected(String selector) implements At {}
    }

    /** What happens. */
    public sealed interface Action {
        /** The subtask (written {@code vertex.index}) fails. Nothing happens if it is not running then. */
        record Kill(String subtask) implements Action {}

        /**
         * The next snapshot that the subtask (written {@code vertex.index}) has to write out cannot be written; the subtask goes
         * on, and its checkpoint has failed.
         */
        record FailWriteOut(String subtask) implements Action {}

        /**
         * The channel (written {@code from.0->to.1}) delivers nothing for so many ms of virtual time; what is sent into it waits
         * there, and its sender with it once it is full. A failure of the job does not end it, a swap does: it builds new
         * channels. Nothing happens where there is no such channel.
         */
        record Hold(String channel, long duration) implements Action {}

        /** A held channel delivers again. */
        record Release(String channel) implements Action {}

        /**
         * The machine with a task slot (from 0) is gone, and with it the slot and what is in it. Nobody is told: the subtasks are
         * silent, until the master has heard no heartbeat for 50 s, which is Flink's heartbeat.timeout.
         */
        record LoseSlot(int slot) implements Action {}

        /** A savepoint is taken; the job goes on. */
        record Savepoint() implements Action {}

        /** The job is stopped with a savepoint and {@code job} (the name of one of the run's scripts) resumes from it. */
        record Swap(String job, boolean allowNonRestoredState) implements Action {}

        /** The job is stopped with a savepoint. */
        record Stop() implements Action {}

        /** The same, after the last watermark has been sent as if all input had ended there: everything that waits fires. */
        record Drain() implements Action {}

        /** The job ends at once, without a last snapshot. */
        record Cancel() implements Action {}
    }
}
