package dev.millrace.graph;

import dev.millrace.state.KeyGroups;
import org.jspecify.annotations.Nullable;

/**
 * One operator of a job.
 *
 * @param id position in {@link JobGraph#nodes()}
 * @param uid the user's uid, or null where none was set
 * @param name the display name
 * @param kind source, map, filter, flat-map, window, process, sink ...
 * @param parallelism number of subtasks
 * @param maxParallelism number of key groups
 * @param defaultMaxParallelism whether the job leaves that number open: it is that of the state it resumes from, where there is one
 * @param chainable whether it may share a subtask with its forward predecessor (a source never has one)
 * @param slotSharingGroup name of the group whose subtasks may share slots
 * @param factory the serialised {@link dev.millrace.runtime.OperatorFactory}
 */
public record OperatorNode(
        int id,
        @Nullable String uid,
        String name,
        String kind,
        int parallelism,
        int maxParallelism,
        boolean defaultMaxParallelism,
        boolean chainable,
        String slotSharingGroup,
        byte[] factory) {
    /** The same with so many subtasks, and as many key groups as they need where the job leaves that open. */
    public OperatorNode withParallelism(int changed) {
        int groups = defaultMaxParallelism ? KeyGroups.defaultGroups(changed) : maxParallelism;
        return with(changed, groups);
    }

    /** The same with so many key groups. */
    public OperatorNode withMaxParallelism(int changed) {
        return with(parallelism, changed);
    }

    private OperatorNode with(int subtasks, int groups) {
        return new OperatorNode(
                id, uid, name, kind, subtasks, groups, defaultMaxParallelism, chainable, slotSharingGroup, factory);
    }

    /** The name that trace events and snapshots use: the uid, else the name (made unique by the graph builder with {@code -2}, {@code -3} ...). */
    public String label() {
        return uid != null ? uid : name;
    }
}
