package dev.millrace.simulation;

import dev.millrace.graph.CheckpointSettings;
import dev.millrace.graph.StateBackendType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * In what world a job runs: everything that the job's own code does not say. Durations are virtual ms.
 *
 * @param seed all random draws are functions of (seed, entity, ordinal)
 * @param latency channel latency by pattern {@code *}, or {@code from -> to} where each side is a subtask, {@code
 *     vertex.*} or {@code *}; the most specific pattern wins, later ones win ties
 * @param cost ms a subtask of the vertex is busy with one element or timer; {@code *} for all others
 * @param writeOut ms that a subtask of the vertex takes to write a snapshot out, while it goes on; {@code *} for all others
 * @param channelCapacity elements a channel holds before it refuses
 * @param slots task slots of the cluster; 0 for as many as the job needs
 * @param overrides settings of the job that the scenario replaces
 * @param limits where a run is ended
 */
public record World(
        long seed,
        Map<String, Range> latency,
        Map<String, Long> cost,
        Map<String, Long> writeOut,
        int channelCapacity,
        int slots,
        Overrides overrides,
        Limits limits) {
    /** A uniformly drawn duration, both ends included. */
    public record Range(long from, long to) {}

    /**
     * Settings replaced by the scenario; a null or missing one leaves the job's own.
     *
     * @param checkpointInterval ms
     * @param restartDelay ms
     * @param watermarkInterval ms
     * @param bufferTimeout ms on every edge; 0 = no buffers, -1 = until the buffer is full
     * @param snapshotProtocol how a consistent snapshot comes about
     * @param stateBackend where keyed state lives
     * @param chaining whether forward neighbours share a subtask
     * @param parallelism by operator label
     */
    public record Overrides(
            @Nullable Long checkpointInterval,
            @Nullable Long restartDelay,
            @Nullable Long watermarkInterval,
            @Nullable Long bufferTimeout,
            CheckpointSettings.@Nullable Protocol snapshotProtocol,
            @Nullable StateBackendType stateBackend,
            @Nullable Boolean chaining,
            Map<String, Integer> parallelism) {
        /** Replaces nothing. */
        public static final Overrides NONE = new Overrides(null, null, null, null, null, null, null, Map.of());
    }

    /** Limits of a run: number of trace events (steps when nobody listens), virtual ms, wall ms. */
    public record Limits(long events, long virtualTime, long wallTime) {
        /** A million events, ten virtual days, one minute. */
        public static final Limits DEFAULT = new Limits(1_000_000, 864_000_000L, 60_000);
    }

    /** Latency 2 to 8 ms, cost 1 ms, capacity 8. */
    public static World of(long seed) {
        return new World(
                seed, Map.of("*", new Range(2, 8)), Map.of("*", 1L), Map.of(), 8, 0, Overrides.NONE, Limits.DEFAULT);
    }
}
