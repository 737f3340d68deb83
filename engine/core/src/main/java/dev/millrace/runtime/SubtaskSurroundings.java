package dev.millrace.runtime;

import dev.millrace.graph.StateBackendType;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.Tracer;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt of a subtask is given.
 *
 * @param subtask who it is
 * @param parallelism number of subtasks of its vertex
 * @param attempt 0 at first, one more with every restart
 * @param jobId names the start of the job in transaction ids, so that two starts never share one
 * @param checkpointing whether the job takes checkpoints
 * @param batch whether the job gives final results only
 * @param stateBackend where its keyed state lives
 * @param incremental whether its checkpoints may hold the files of its state store
 * @param watermarkInterval ms between periodic watermarks
 * @param latencyInterval ms between the latency markers of a source; 0 = none
 * @param clock processing time
 * @param activity the same, standing still while the subtask's output is refused
 * @param draws where its random draws come from
 * @param tracer who listens, null for nobody
 * @param external the world outside the job
 * @param reports the job master
 * @param writeOut how its snapshots are written
 */
record SubtaskSurroundings(
        SubtaskId subtask,
        int parallelism,
        int attempt,
        String jobId,
        boolean checkpointing,
        boolean batch,
        StateBackendType stateBackend,
        boolean incremental,
        long watermarkInterval,
        long latencyInterval,
        Clock clock,
        ActivityClock activity,
        Draws draws,
        @Nullable Tracer tracer,
        External external,
        SubtaskReports reports,
        WriteOut writeOut) {}
