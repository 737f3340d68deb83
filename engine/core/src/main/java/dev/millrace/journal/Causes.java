package dev.millrace.journal;

import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.TraceEvent.BarrierInjected;
import dev.millrace.trace.TraceEvent.BarrierReceived;
import dev.millrace.trace.TraceEvent.CheckpointAborted;
import dev.millrace.trace.TraceEvent.CheckpointCompleted;
import dev.millrace.trace.TraceEvent.CheckpointTriggered;
import dev.millrace.trace.TraceEvent.CompletionReceived;
import dev.millrace.trace.TraceEvent.JobFailed;
import dev.millrace.trace.TraceEvent.JobFinished;
import dev.millrace.trace.TraceEvent.JobRestarting;
import dev.millrace.trace.TraceEvent.JobStarted;
import dev.millrace.trace.TraceEvent.JobStopped;
import dev.millrace.trace.TraceEvent.OutputBlocked;
import dev.millrace.trace.TraceEvent.OutputUnblocked;
import dev.millrace.trace.TraceEvent.RecordLate;
import dev.millrace.trace.TraceEvent.RecordTaken;
import dev.millrace.trace.TraceEvent.ResultAborted;
import dev.millrace.trace.TraceEvent.ResultCommitted;
import dev.millrace.trace.TraceEvent.ResultPending;
import dev.millrace.trace.TraceEvent.ResultPreCommitted;
import dev.millrace.trace.TraceEvent.SnapshotAcknowledged;
import dev.millrace.trace.TraceEvent.SnapshotTaken;
import dev.millrace.trace.TraceEvent.SplitRewound;
import dev.millrace.trace.TraceEvent.StateRestored;
import dev.millrace.trace.TraceEvent.SubtaskFinished;
import dev.millrace.trace.TraceEvent.SubtaskStarted;
import dev.millrace.trace.TraceEvent.TaskCancelled;
import dev.millrace.trace.TraceEvent.TaskFailed;
import dev.millrace.trace.TraceEvent.TimerFired;
import dev.millrace.trace.TraceEvent.TimerSet;
import dev.millrace.trace.TraceEvent.WatermarkAdvanced;
import dev.millrace.trace.TraceEvent.WindowFired;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the events that led to one event by reading the journal back. For one question. */
final class Causes {
    private final Journal journal;
    private final Set<Integer> found = new LinkedHashSet<>();
    private int position;

    Causes(Journal journal) {
        this.journal = journal;
    }

    List<Integer> of(int asked) {
        position = asked;
        TraceEvent event = journal.get(asked).event();
        add(journal.trigger(asked));
        if (event instanceof TraceEvent.Received) {
            int sent = journal.sent(asked);
            add(sent);
            add(flush(sent));
        } else if (event instanceof TraceEvent.BufferFlushed flushed) {
            addBuffered(flushed);
        }
        addJobCauses(event);
        addCheckpointCauses(event);
        addTimeCauses(event);
        addResultCauses(event);
        return List.copyOf(found);
    }

    /** Where the element that was sent there left its sender's buffer; -1 where it never was in one. */
    private int flush(int sent) {
        boolean buffered =
                sent >= 0 && ((TraceEvent.Sent) journal.get(sent).event()).arrives() == TraceEvent.Sent.BUFFERED;
        int flushed = buffered
                ? journal.next(
                        sent,
                        traced -> isFlush(traced.event(), journal.get(sent).event()))
                : -1;
        // On real threads the sender may come to say so only after the receiver has.
        return flushed < position ? flushed : -1;
    }

    private static boolean isFlush(TraceEvent event, TraceEvent sent) {
        return event instanceof TraceEvent.BufferFlushed flushed
                && flushed.channel().equals(((TraceEvent.Sent) sent).channel());
    }

    /** What was in the buffer, the youngest first: a barrier, the last that found room, or the oldest, whose time was up. */
    private void addBuffered(TraceEvent.BufferFlushed flushed) {
        int last = position;
        for (int element = 0; element < flushed.elements() && last >= 0; element++) {
            last = journal.previous(
                    last,
                    traced -> traced.event() instanceof TraceEvent.Sent sent
                            && sent.channel().equals(flushed.channel()));
            add(last);
        }
    }

    private void addJobCauses(TraceEvent event) {
        if (event instanceof SubtaskStarted) {
            addLast(e -> e instanceof JobRestarting || e instanceof JobStarted);
        } else if (event instanceof TaskCancelled || event instanceof JobRestarting || event instanceof JobFailed) {
            addLast(e -> e instanceof TaskFailed);
        } else if (event instanceof JobFinished) {
            addAll(e -> e instanceof SubtaskFinished, e -> e instanceof JobStarted);
        } else if (event instanceof JobStopped stopped) {
            addLast(e -> e instanceof CheckpointCompleted done && done.checkpoint() == stopped.savepoint());
        } else if (event instanceof StateRestored restored) {
            addLast(e -> e instanceof JobRestarting || e instanceof JobStarted);
            addLast(e -> e instanceof CheckpointCompleted done && done.checkpoint() == restored.checkpoint());
        } else if (event instanceof SplitRewound rewound) {
            addLast(e ->
                    e instanceof StateRestored restored && restored.subtask().equals(rewound.subtask()));
        } else if (event instanceof OutputUnblocked free) {
            addLast(e -> e instanceof OutputBlocked blocked && blocked.channel().equals(free.channel()));
        }
    }

    private void addCheckpointCauses(TraceEvent event) {
        if (!(event instanceof TraceEvent.OfCheckpoint own)) {
            return;
        }
        Predicate<TraceEvent> trigger = of(CheckpointTriggered.class, own);
        if (event instanceof BarrierInjected) {
            addLast(trigger);
        } else if (event instanceof SnapshotTaken taken) {
            SubtaskId subtask = taken.subtask();
            addAll(of(BarrierReceived.class, own).and(e -> isOf(subtask, e)), trigger);
            if (found.isEmpty()) {
                addLast(of(TraceEvent.BarrierAnnounced.class, own).and(e -> isOf(subtask, e)));
            }
        } else if (event instanceof TraceEvent.BarrierAnnounced announced) {
            SubtaskId sender = announced.channel().from();
            addLast(of(SnapshotTaken.class, own).and(e -> isOf(sender, e)));
        } else if (event instanceof SnapshotAcknowledged acknowledged) {
            SubtaskId subtask = acknowledged.subtask();
            addLast(of(SnapshotTaken.class, own).and(e -> isOf(subtask, e)));
        } else if (event instanceof CheckpointCompleted) {
            addAll(of(SnapshotAcknowledged.class, own), trigger);
        } else if (event instanceof CheckpointAborted) {
            addLast(e -> e instanceof TaskFailed);
        } else if (event instanceof CompletionReceived) {
            addLast(of(CheckpointCompleted.class, own));
        }
    }

    private void addTimeCauses(TraceEvent event) {
        if (event instanceof RecordLate late) {
            addLast(e -> e instanceof WatermarkAdvanced && isOf(late.subtask(), e));
        } else if (event instanceof RecordTaken taken) {
            addLast(e -> e instanceof TraceEvent.RecordReceived received
                    && received.channel().equals(taken.channel())
                    && received.value().equals(taken.value())
                    && received.timestamp() == taken.timestamp());
        } else if (event instanceof TimerFired fired) {
            addLast(e -> e instanceof TimerSet set && isSame(set, fired));
        } else if (event instanceof WindowFired fired) {
            found.addAll(new WindowRecords(journal, fired).before(position));
        }
    }

    private void addResultCauses(TraceEvent event) {
        if (event instanceof ResultPreCommitted closed) {
            String transaction = closed.transaction();
            addAll(
                    e -> e instanceof ResultPending row && row.transaction().equals(transaction),
                    e -> e instanceof ResultPreCommitted);
        } else if (event instanceof ResultCommitted committed) {
            addPreCommit(committed.transaction());
        } else if (event instanceof ResultAborted aborted) {
            addLast(e -> e instanceof TaskFailed);
            addPreCommit(aborted.transaction());
        }
    }

    private void addPreCommit(String transaction) {
        addLast(e ->
                e instanceof ResultPreCommitted closed && closed.transaction().equals(transaction));
    }

    private static boolean isSame(TimerSet set, TimerFired fired) {
        return set.time() == fired.time()
                && set.domain() == fired.domain()
                && set.key().equals(fired.key())
                && set.operator().equals(fired.operator())
                && set.subtask().equals(fired.subtask());
    }

    private static boolean isOf(SubtaskId subtask, TraceEvent event) {
        return event instanceof TraceEvent.OfSubtask own && own.subtask().equals(subtask);
    }

    private static Predicate<TraceEvent> of(
            Class<? extends TraceEvent.OfCheckpoint> kind, TraceEvent.OfCheckpoint own) {
        return e -> kind.isInstance(e) && ((TraceEvent.OfCheckpoint) e).checkpoint() == own.checkpoint();
    }

    private void addLast(Predicate<TraceEvent> condition) {
        add(journal.previous(position, traced -> condition.test(traced.event())));
    }

    /** Adds all that satisfy {@code condition}, back to the first that satisfies {@code until}, in the order reported. */
    private void addAll(Predicate<TraceEvent> condition, Predicate<TraceEvent> until) {
        Deque<Integer> positions = new ArrayDeque<>();
        for (int i = position - 1; i >= 0 && !until.test(journal.get(i).event()); i--) {
            if (condition.test(journal.get(i).event())) {
                positions.push(i);
            }
        }
        found.addAll(positions);
    }

    private void add(int cause) {
        if (cause >= 0) {
            found.add(cause);
        }
    }
}
