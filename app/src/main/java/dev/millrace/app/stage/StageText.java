package dev.millrace.app.stage;

import dev.millrace.app.model.Clocks;
import dev.millrace.app.model.RunIndex;
import dev.millrace.journal.ChannelView;
import dev.millrace.journal.CheckpointView;
import dev.millrace.journal.CheckpointView.Part;
import dev.millrace.journal.Element;
import dev.millrace.journal.JobView;
import dev.millrace.journal.Moment;
import dev.millrace.journal.SinkView;
import dev.millrace.journal.SubtaskView;
import dev.millrace.trace.SubtaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the stage says in words. */
final class StageText {
    private StageText() {}

    /** A subtask as it is spoken of: {@code window 0}. */
    static String name(SubtaskId id) {
        return id.vertex() + " " + id.index();
    }

    /** How the newest checkpoint is: the header's right side. */
    static String checkpoint(Moment moment) {
        CheckpointView checkpoint = moment.inProgress();
        if (checkpoint == null) {
            CheckpointView last = moment.lastCompleted();
            return last == null ? "no checkpoint yet" : "checkpoint " + last.number() + " complete";
        }
        String kind = checkpoint.kind().name().contains("SAVEPOINT") ? "savepoint " : "checkpoint ";
        SubtaskId waiting = aligning(moment);
        Part part = waiting == null ? null : checkpoint.parts().find(waiting);
        if (waiting != null && part != null) {
            int channels = moment.inputs(waiting).size();
            return kind + checkpoint.number() + " \u00b7 aligning " + part.barriers() + " of " + channels;
        }
        return kind + checkpoint.number() + " \u00b7 " + checkpoint.acknowledgements() + " of "
                + moment.subtasks().size() + " acknowledged";
    }

    /** The sentence under the stage: what is special about this instant; empty where nothing is. */
    static String sentence(Moment moment, Clocks clocks) {
        JobView job = moment.job();
        return switch (job.status()) {
            case INITIALIZING -> "";
            case CREATED -> job.detail().isEmpty() ? "" : waiting(job);
            case RESTARTING -> job.restartsAt() < 0 ? waiting(job) : restarting(moment);
            case FAILED -> "The job failed: " + job.detail();
            case CANCELED -> "The job was cancelled.";
            case SUSPENDED -> job.detail();
            case FINISHED ->
                job.detail().isEmpty()
                        ? "The job has finished: every subtask has done everything."
                        : "The job was stopped with " + job.detail() + ".";
            case RUNNING, FAILING -> running(moment, clocks);
        };
    }

    private static String running(Moment moment, Clocks clocks) {
        for (SubtaskView subtask : moment.subtasks().values()) {
            if (subtask.status() == SubtaskView.Status.FAILED) {
                return failed(subtask, moment.job());
            }
        }
        List<String> lost = moment.subtasks().values().stream()
                .filter(subtask -> subtask.status() == SubtaskView.Status.LOST)
                .map(subtask -> name(subtask.id()))
                .toList();
        if (!lost.isEmpty()) {
            return String.join(", ", lost) + (lost.size() == 1 ? " is" : " are")
                    + " silent: the machine is gone, and the job master waits for its heartbeat.";
        }
        SubtaskId waiting = aligning(moment);
        if (waiting != null) {
            return alignment(moment, waiting);
        }
        for (ChannelView channel : moment.channels().values()) {
            if (channel.held()) {
                return name(channel.id().from()) + " \u2192 "
                        + name(channel.id().to()) + " is held: what arrives there is not delivered.";
            }
        }
        for (ChannelView channel : moment.channels().values()) {
            if (channel.refuses()) {
                return name(channel.id().from()) + " waits: its channel to "
                        + name(channel.id().to()) + " is full.";
            }
        }
        return late(moment, clocks);
    }

    private static String waiting(JobView job) {
        return "The job waits: " + job.detail() + ".";
    }

    private static String restarting(Moment moment) {
        JobView.Failure failure = moment.job().failure();
        CheckpointView back = moment.lastCompleted();
        String where = back == null ? "its beginning: no checkpoint is complete" : "checkpoint " + back.number();
        String what = failure == null ? "A task failed" : name(SubtaskId.parse(failure.subtask())) + how(failure);
        long wait = Math.max(0, moment.job().restartsAt() - moment.time());
        return what + ": what it remembered is gone. In " + Clocks.duration(wait) + " the whole job goes back to "
                + where + ".";
    }

    private static String how(JobView.Failure failure) {
        return failure.killed() ? " was killed" : " failed (" + failure.cause() + ")";
    }

    private static String failed(SubtaskView subtask, JobView job) {
        JobView.Failure failure = job.failure();
        String what = failure == null ? " failed" : how(failure);
        return name(subtask.id()) + what + ": what it remembered and what was in its channels is gone.";
    }

    /** "window 0 has barrier 3 from flights 0 and waits for flights 1: the hatched channel is blocked." */
    private static String alignment(Moment moment, SubtaskId waiting) {
        List<String> has = new ArrayList<>();
        List<String> lacks = new ArrayList<>();
        long barrier = 0;
        for (ChannelView channel : moment.inputs(waiting)) {
            (channel.blocked() ? has : lacks).add(name(channel.id().from()));
            barrier = Math.max(barrier, channel.blockedBy());
        }
        String blocked = has.size() == 1 ? "the hatched channel is blocked." : "the hatched channels are blocked.";
        return name(waiting) + " has barrier " + barrier + " from " + and(has) + " and waits for " + and(lacks) + ": "
                + blocked;
    }

    private static String and(List<String> names) {
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1);
    }

    private static String late(Moment moment, Clocks clocks) {
        for (SubtaskView subtask : moment.subtasks().values()) {
            SubtaskView.Current current = subtask.current();
            if (current != null && current.late() != null) {
                return "The record of " + clocks.event(current.timestamp()) + " is late at " + name(subtask.id())
                        + ": its watermark is " + clocks.watermark(subtask.watermark())
                        + ", so the record's window is gone"
                        + (current.late().equals("side") ? "; it goes to the side output." : "; it is dropped.");
            }
        }
        return "";
    }

    /** What the pointer is told about an element. */
    static String detail(Mark mark, RunIndex index) {
        Element element = mark.element();
        Clocks clocks = index.clocks();
        String way = name(mark.channel().id().from()) + " to "
                + name(mark.channel().id().to());
        String what = switch (element.kind()) {
            case RECORD ->
                "record " + element.value()
                        + "\nevent time " + clocks.event(element.time())
                        + (element.key() == null ? "" : "\nkey " + element.key());
            case WATERMARK ->
                "watermark " + clocks.watermark(element.time())
                        + (element.time() == Long.MAX_VALUE
                                ? "\nnothing more will come"
                                : "\nnothing up to " + Clocks.exact(element.time()) + " is expected any more");
            case IDLE -> "idle: no watermark will come for a while\nnobody waits for this channel";
            case ACTIVE -> "active again: watermarks will come";
            case BARRIER -> "barrier of checkpoint " + element.time();
            case LATENCY ->
                "latency marker, sent by its source at " + Clocks.processing(element.time())
                        + "\nno window holds it back";
            case END -> "end of input";
        };
        return what + "\n" + way + "\nsent " + Clocks.processing(element.sent())
                + (element.buffered()
                        ? ", waits in the sender's buffer for others"
                        : ", arrives " + Clocks.processing(element.arrives()));
    }

    /** The first subtask that waits for barriers, or null. */
    static @Nullable SubtaskId aligning(Moment moment) {
        for (ChannelView channel : moment.channels().values()) {
            if (channel.blocked()) {
                return channel.id().to();
            }
        }
        return null;
    }

    /** Whether the instant is one of failure. */
    static boolean failing(Moment moment) {
        return moment.job().status() == JobView.Status.RESTARTING
                || moment.job().status() == JobView.Status.FAILING
                || moment.job().status() == JobView.Status.FAILED
                || moment.subtasks().values().stream()
                        .anyMatch(subtask -> subtask.status() == SubtaskView.Status.FAILED
                                || subtask.status() == SubtaskView.Status.LOST);
    }

    /** What a screen reader says of a subtask. */
    static String spoken(SubtaskView subtask, Moment moment, Clocks clocks) {
        StringBuilder text = new StringBuilder(name(subtask.id()));
        text.append(", ").append(subtask.status().name().toLowerCase(java.util.Locale.ROOT));
        text.append(", watermark ").append(clocks.watermark(subtask.watermark()));
        text.append(subtask.idle() ? ", idle" : "");
        SinkView sink = sinkOf(moment, subtask.id());
        if (sink != null) {
            text.append(", pending ").append(sink.pendingRows(subtask.id()));
            text.append(", committed ").append(sink.visible().size());
        }
        String rows = KeyRow.of(subtask.contents(), clocks, 4).stream()
                .map(row -> row.key() + " " + row.place().replace("[", "from ") + " " + row.value())
                .collect(Collectors.joining("; "));
        return rows.isEmpty() ? text.toString() : text + "; " + rows;
    }

    /** The sink that the subtask writes, or null; before its first row, one with nothing in it for a vertex of that kind. */
    static @Nullable SinkView sinkOf(Moment moment, SubtaskId id) {
        for (SinkView sink : moment.sinks().values()) {
            if (sink.vertex().equals(id.vertex())) {
                return sink;
            }
        }
        return moment.job().vertices().stream()
                        .anyMatch(vertex -> vertex.vertex().equals(id.vertex())
                                && vertex.kind().equals("sink"))
                ? SinkView.empty(id.vertex(), id.vertex())
                : null;
    }
}
