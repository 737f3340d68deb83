package dev.millrace.journal;

import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What selectors need to know of the run besides the event in hand: its chains, its first day, checkpoints under way. */
final class RunSoFar {
    private static final long NO_DAY = Long.MIN_VALUE;

    private final Map<String, List<String>> chains = new HashMap<>();
    private final Map<SubtaskId, Long> checkpoints = new HashMap<>();
    private long firstDay = NO_DAY;

    /** Takes the next event. */
    void add(TraceEvent event) {
        if (event instanceof TraceEvent.VertexDeclared vertex) {
            chains.put(vertex.vertex(), vertex.operators());
        } else if (event instanceof TraceEvent.RecordRead read) {
            if (firstDay == NO_DAY && read.timestamp() != Long.MIN_VALUE) {
                firstDay = Math.floorDiv(read.timestamp(), SelectedTime.DAY);
            }
        } else if (event instanceof TraceEvent.OfCheckpoint own && event instanceof TraceEvent.OfSubtask reporter) {
            checkpoints.put(reporter.subtask(), own.checkpoint());
        }
    }

    /** Whether an operator runs in a vertex's chain. */
    boolean isChained(String operator, String vertex) {
        return chains.getOrDefault(vertex, List.of()).contains(operator);
    }

    /** The checkpoint that the subtask reported something of last, or -1. */
    long checkpoint(SubtaskId subtask) {
        return checkpoints.getOrDefault(subtask, -1L);
    }

    boolean hasFirstDay() {
        return firstDay != NO_DAY;
    }

    /** The day of the first record read that has a timestamp, in days since 1970, UTC. */
    long firstDay() {
        return firstDay;
    }
}
