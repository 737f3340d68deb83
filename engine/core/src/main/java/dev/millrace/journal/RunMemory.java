package dev.millrace.journal;

import dev.millrace.trace.ChannelId;
import dev.millrace.trace.SnapshotKind;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the transcript remembers to say why: a few words for each subtask, channel and open checkpoint. */
final class RunMemory {
    private final RunSoFar run = new RunSoFar();
    private final Map<SubtaskId, Map<ChannelId, Long>> inputs = new HashMap<>();
    private final Set<ChannelId> idle = new HashSet<>();
    private final Map<SubtaskId, Long> watermarks = new HashMap<>();
    private final Map<Long, Integer> acknowledgements = new HashMap<>();
    private final Map<Long, SnapshotKind> savepoints = new HashMap<>();
    private final Set<SubtaskId> running = new HashSet<>();
    private @Nullable SubtaskId failed;
    private long aborted = -1;

    /** Takes the next event, before its sentence is asked for. */
    void add(TraceEvent event) {
        run.add(event);
        if (event instanceof TraceEvent.WatermarkReceived received) {
            inputs.computeIfAbsent(received.subtask(), subtask -> new TreeMap<>())
                    .put(received.channel(), received.watermark());
        } else if (event instanceof TraceEvent.StatusReceived status) {
            if (status.idle()) {
                idle.add(status.channel());
            } else {
                idle.remove(status.channel());
            }
        } else if (event instanceof TraceEvent.WatermarkAdvanced advanced) {
            watermarks.put(advanced.subtask(), advanced.watermark());
        } else if (event instanceof TraceEvent.OfCheckpoint) {
            addCheckpoint(event);
        } else {
            addLife(event);
        }
    }

    String time(long eventTime) {
        return SpokenTime.event(eventTime, run.firstDay());
    }

    String window(long start, long end) {
        return "[" + time(start) + ", " + time(end) + ")";
    }

    /** The input with the lowest watermark (the first of several; an idle one only where all are), or null where the subtask has none. */
    @Nullable
    ChannelId slowestInput(SubtaskId subtask) {
        return inputs.getOrDefault(subtask, Map.of()).entrySet().stream()
                .min(Comparator.comparing((Map.Entry<ChannelId, Long> input) -> idle.contains(input.getKey()))
                        .thenComparing(Map.Entry::getValue)
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    int inputs(SubtaskId subtask) {
        return inputs.getOrDefault(subtask, Map.of()).size();
    }

    long watermark(SubtaskId subtask) {
        return watermarks.getOrDefault(subtask, Long.MIN_VALUE);
    }

    int acknowledgements(long checkpoint) {
        return acknowledgements.getOrDefault(checkpoint, 0);
    }

    int running() {
        return running.size();
    }

    @Nullable
    SubtaskId failed() {
        return failed;
    }

    boolean isAborted(long checkpoint) {
        return checkpoint == aborted;
    }

    /** The checkpoint that the subtask is in the middle of, or -1. */
    long checkpoint(SubtaskId subtask) {
        return run.checkpoint(subtask);
    }

    /** {@code checkpoint 3} or {@code savepoint 3}. */
    String name(long checkpoint) {
        return (savepoints.containsKey(checkpoint) ? "savepoint " : "checkpoint ") + checkpoint;
    }

    private void addCheckpoint(TraceEvent event) {
        if (event instanceof TraceEvent.CheckpointTriggered trigger) {
            if (trigger.kind().isSavepoint()) {
                savepoints.put(trigger.checkpoint(), trigger.kind());
            }
            // An older one that neither completed nor was aborted is over when the next begins.
            acknowledgements.keySet().removeIf(open -> open < trigger.checkpoint() - 8);
        } else if (event instanceof TraceEvent.SnapshotAcknowledged acknowledged) {
            acknowledgements.merge(acknowledged.checkpoint(), 1, Integer::sum);
        } else if (event instanceof TraceEvent.CheckpointAborted given) {
            aborted = given.checkpoint();
        }
    }

    private void addLife(TraceEvent event) {
        if (event instanceof TraceEvent.JobStarted) {
            running.clear();
            failed = null;
        } else if (event instanceof TraceEvent.SubtaskStarted started) {
            inputs.remove(started.subtask());
            idle.removeIf(channel -> channel.to().equals(started.subtask()));
            watermarks.remove(started.subtask());
            running.add(started.subtask());
        } else if (event instanceof TraceEvent.TaskFailed failure) {
            running.remove(failure.subtask());
            failed = failure.subtask();
        } else if (event instanceof TraceEvent.TaskCancelled cancelled) {
            running.remove(cancelled.subtask());
        } else if (event instanceof TraceEvent.SubtaskFinished finished) {
            running.remove(finished.subtask());
        }
    }
}
