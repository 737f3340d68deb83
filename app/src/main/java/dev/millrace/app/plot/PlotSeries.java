package dev.millrace.app.plot;

import dev.millrace.app.model.RunIndex;
import dev.millrace.journal.Journal;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.TraceEvent.RecordLate;
import dev.millrace.trace.TraceEvent.RecordRead;
import dev.millrace.trace.TraceEvent.RecordReceived;
import dev.millrace.trace.TraceEvent.SnapshotTaken;
import dev.millrace.trace.TraceEvent.StateRestored;
import dev.millrace.trace.TraceEvent.SubtaskStarted;
import dev.millrace.trace.TraceEvent.WatermarkAdvanced;
import dev.millrace.trace.TraceEvent.WindowFired;
import dev.millrace.trace.Traced;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the plot shows of one subject, in the order of the journal and kept up as that grows. */
final class PlotSeries {
    /** A record: {@code time} is processing time, {@code timestamp} event time, both in ms. */
    record Dot(int position, int subtask, long time, long timestamp, int key, boolean late) {}

    /** The clock moved to {@code watermark}; {@code Long.MIN_VALUE} where it was lost. */
    record Stair(int position, long time, long watermark) {}

    /** A window fired, for one key or for several at once. */
    record Firing(int position, long time, long start, long end) {}

    /** A new attempt at {@code at}: what the subtask took after {@code from} has to be done again. */
    private record Loss(int subtask, int from, int at) {}

    private final Journal journal;
    private final RunIndex index;
    private final PlotSubject subject;
    private final List<Dot> dots = new ArrayList<>();
    private final List<Stair> stairs = new ArrayList<>();
    private final List<Firing> firings = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();
    private final Map<String, Integer> snapshots = new HashMap<>();
    private final long[] clocks;
    private boolean reads = true;
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;
    private int followed;

    PlotSeries(Journal journal, RunIndex index, PlotSubject subject) {
        this.journal = journal;
        this.index = index;
        this.subject = subject;
        this.clocks = new long[Math.max(1, subject.parallelism())];
        Arrays.fill(clocks, Long.MIN_VALUE);
        follow();
    }

    PlotSubject subject() {
        return subject;
    }

    Journal journal() {
        return journal;
    }

    List<Dot> dots() {
        return dots;
    }

    List<Stair> stairs() {
        return stairs;
    }

    List<Firing> firings() {
        return firings;
    }

    /** Ms of the earliest timestamp; above {@link #latest()} where there is no record. */
    long earliest() {
        return earliest;
    }

    /** Ms of the latest timestamp. */
    long latest() {
        return latest;
    }

    void follow() {
        while (followed < journal.size()) {
            Traced traced = journal.get(followed);
            if (traced.event() instanceof TraceEvent.OfSubtask of && subject.covers(of.subtask())) {
                take(traced, of);
            }
            followed++;
        }
    }

    private void take(Traced traced, TraceEvent.OfSubtask event) {
        if (event instanceof RecordReceived received) {
            if (reads) {
                reads = false;
                dots.clear();
            }
            add(traced, received.subtask().index(), received.timestamp());
        } else if (event instanceof RecordRead read && reads) {
            add(traced, read.subtask().index(), read.timestamp());
        } else if (event instanceof RecordLate && !dots.isEmpty()) {
            Dot last = dots.remove(dots.size() - 1);
            dots.add(new Dot(last.position(), last.subtask(), last.time(), last.timestamp(), last.key(), true));
        } else if (event instanceof WatermarkAdvanced advanced) {
            clock(traced, event.subtask().index(), advanced.watermark());
        } else if (event instanceof SubtaskStarted) {
            clock(traced, event.subtask().index(), Long.MIN_VALUE);
            losses.add(new Loss(event.subtask().index(), -1, (int) traced.position()));
        } else if (event instanceof SnapshotTaken taken) {
            snapshots.put(taken.subtask() + "#" + taken.checkpoint(), (int) traced.position());
        } else if (event instanceof StateRestored restored) {
            keep(restored);
        } else if (event instanceof WindowFired fired) {
            fired(traced, fired);
        }
    }

    private void add(Traced traced, int subtask, long timestamp) {
        if (timestamp == Long.MIN_VALUE) {
            return;
        }
        int position = (int) traced.position();
        int key = index.keys().ordinal(index.keyAt(position));
        dots.add(new Dot(position, subtask, traced.time(), timestamp, key, false));
        earliest = Math.min(earliest, timestamp);
        latest = Math.max(latest, timestamp);
    }

    /** The subject's clock is the earliest of its subtasks'. */
    private void clock(Traced traced, int subtask, long watermark) {
        long before = minimum();
        clocks[subject.index() < 0 ? subtask : 0] = watermark;
        if (subject.index() >= 0) {
            Arrays.fill(clocks, watermark);
        }
        long now = minimum();
        if (now != before) {
            stairs.add(new Stair((int) traced.position(), traced.time(), now));
        }
    }

    /** The new attempt begins with what the snapshot holds, so that only what came after it is lost. */
    private void keep(StateRestored restored) {
        Integer taken = snapshots.get(restored.subtask() + "#" + restored.checkpoint());
        for (int i = losses.size() - 1; i >= 0 && taken != null; i--) {
            Loss loss = losses.get(i);
            if (loss.subtask() == restored.subtask().index()) {
                losses.set(i, new Loss(loss.subtask(), taken, loss.at()));
                return;
            }
        }
    }

    /** Whether at {@code position} the record's effect has been lost with a failure. */
    boolean lost(Dot dot, int position) {
        for (Loss loss : losses) {
            if (loss.at() <= position
                    && loss.subtask() == dot.subtask()
                    && dot.position() > loss.from()
                    && dot.position() < loss.at()) {
                return true;
            }
        }
        return false;
    }

    /** Number of new attempts up to {@code position}. */
    int attempts(int position) {
        return (int) losses.stream().filter(loss -> loss.at() <= position).count();
    }

    private long minimum() {
        return Arrays.stream(clocks).min().orElse(Long.MIN_VALUE);
    }

    private void fired(Traced traced, WindowFired fired) {
        Firing last = firings.isEmpty() ? null : firings.get(firings.size() - 1);
        boolean same = last != null
                && last.time() == traced.time()
                && last.start() == fired.start()
                && last.end() == fired.end();
        if (!same) {
            firings.add(new Firing((int) traced.position(), traced.time(), fired.start(), fired.end()));
        }
        earliest = Math.min(earliest, fired.start());
        latest = Math.max(latest, fired.end());
    }
}
