package dev.millrace.testkit.model;

import dev.millrace.connector.ResultStore;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Tracer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Hears what a run reports and holds it against what the protocol promises; what it remembers is part of the run's state. */
final class Promises implements Tracer {
    private final List<String> expected;
    private final ResultStore results;
    private final Set<SubtaskId> started = new HashSet<>();
    /** By checkpoint under way. */
    private final Map<Long, Set<SubtaskId>> acknowledged = new TreeMap<>();

    private final Set<Long> complete = new TreeSet<>();
    /** Pre-committed and not yet known to belong to a snapshot. */
    private final List<String> closed = new ArrayList<>();
    /** By transaction, the checkpoint that it was pre-committed with. */
    private final Map<String, Long> covering = new HashMap<>();

    private @Nullable String broken;

    Promises(List<String> expected, ResultStore results) {
        this.expected = expected;
        this.results = results;
    }

    /** What was promised and not kept, null for nothing. */
    @Nullable
    String broken() {
        return broken != null ? broken : visible();
    }

    /** The same at the end of the job. */
    @Nullable
    String brokenAtEnd() {
        List<String> rows = rows();
        return rows.equals(expected)
                ? null
                : "the job ended with " + rows + " committed, and a plain count gives " + expected;
    }

    private @Nullable String visible() {
        List<String> rows = rows();
        if (new HashSet<>(rows).size() < rows.size()) {
            return "a row was committed twice: " + rows;
        }
        return expected.containsAll(rows) ? null : "a row was committed that no count gives: " + rows;
    }

    private List<String> rows() {
        return results.rows(CountingJob.RESULT).stream().sorted().toList();
    }

    @Override
    public void report(TraceEvent event) {
        if (event instanceof TraceEvent.SubtaskStarted begun) {
            started.add(begun.subtask());
        } else if (event instanceof TraceEvent.CheckpointTriggered triggered) {
            acknowledged.put(triggered.checkpoint(), new HashSet<>());
        } else if (event instanceof TraceEvent.SnapshotAcknowledged taken) {
            acknowledged.getOrDefault(taken.checkpoint(), new HashSet<>()).add(taken.subtask());
        } else if (event instanceof TraceEvent.CheckpointAborted aborted) {
            acknowledged.remove(aborted.checkpoint());
        } else if (event instanceof TraceEvent.CheckpointCompleted completed) {
            completed(completed.checkpoint());
        } else if (event instanceof TraceEvent.StateRestored restored) {
            check(complete.contains(restored.checkpoint()), "restored from an incomplete checkpoint: " + restored);
        } else if (event instanceof TraceEvent.ResultPreCommitted preCommitted) {
            closed.add(preCommitted.transaction());
        } else if (event instanceof TraceEvent.SnapshotTaken taken) {
            closed.forEach(transaction -> covering.put(transaction, taken.checkpoint()));
            closed.clear();
        } else if (event instanceof TraceEvent.ResultCommitted committed) {
            committed(committed);
        } else if (event instanceof TraceEvent.ResultAborted aborted) {
            covering.remove(aborted.transaction());
        } else if (event instanceof TraceEvent.JobFailed failed) {
            check(false, "the job failed: " + failed.cause());
        }
    }

    private void completed(long checkpoint) {
        Set<SubtaskId> all = acknowledged.remove(checkpoint);
        check(started.equals(all), "checkpoint " + checkpoint + " was complete with acknowledgements of " + all);
        complete.add(checkpoint);
    }

    private void committed(TraceEvent.ResultCommitted committed) {
        Long covered = covering.remove(committed.transaction());
        boolean after = covered != null && complete.stream().anyMatch(checkpoint -> checkpoint >= covered);
        check(after, "committed before its checkpoint was complete: " + committed);
    }

    private void check(boolean holds, String otherwise) {
        if (!holds && broken == null) {
            broken = otherwise;
        }
    }
}
