package dev.millrace.host;

import dev.millrace.simulation.Script;
import dev.millrace.simulation.World;
import java.util.Map;

/**
 * Everything that one run needs; the same request gives the same trace, byte for byte.
 *
 * @param job name of the job's script in {@code scripts}
 * @param scripts script texts by name: the job, and what a swap resumes with
 * @param streams streams by the name sources ask for
 * @param world in what world the job runs
 * @param script what happens to it
 * @param scheduler simulation or threads
 * @param snapshots what it reads from disk and keeps there
 * @param traced whether trace events are wanted; without, only the summary of {@link RunOutcome.Finished} comes back
 */
public record RunRequest(
        String job,
        Map<String, String> scripts,
        Map<String, StreamSpec> streams,
        World world,
        Script script,
        Scheduler scheduler,
        Snapshots snapshots,
        boolean traced) {
    /** A run that has nothing to do with snapshots on disk. */
    public RunRequest(
            String job,
            Map<String, String> scripts,
            Map<String, StreamSpec> streams,
            World world,
            Script script,
            Scheduler scheduler,
            boolean traced) {
        this(job, scripts, streams, world, script, scheduler, Snapshots.NONE, traced);
    }

    /** What drives the subtasks. */
    public enum Scheduler {
        SIMULATION,
        THREADS
    }

    /** The same run with another script: a branch. */
    public RunRequest withScript(Script other) {
        return new RunRequest(job, scripts, streams, world, other, scheduler, snapshots, traced);
    }
}
