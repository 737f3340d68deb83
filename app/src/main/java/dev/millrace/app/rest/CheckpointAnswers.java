package dev.millrace.app.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.journal.CheckpointView;
import dev.millrace.journal.CheckpointView.Part;
import dev.millrace.journal.CheckpointView.Status;
import dev.millrace.journal.Moment;
import dev.millrace.trace.SnapshotKind;
import dev.millrace.trace.TraceEvent.VertexDeclared;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** What is told of checkpoints and savepoints. */
final class CheckpointAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Flink's default of web.checkpoints.history. */
    private static final int HISTORY_MAX = 10;

    private final RunningJob job;

    CheckpointAnswers(RunningJob job) {
        this.job = job;
    }

    /** {@code /jobs/:jobid/checkpoints}: newest first. */
    Answer checkpoints(RestRequest request) {
        List<CheckpointView> all = new ArrayList<>(job.moment().checkpoints().values());
        Collections.reverse(all);
        ObjectNode body = JSON.createObjectNode();
        ObjectNode counts = body.putObject("counts").put("total", all.size());
        counts.put("in_progress", count(all, Status.IN_PROGRESS));
        counts.put("completed", count(all, Status.COMPLETED)).put("failed", count(all, Status.ABORTED));
        List<CheckpointView> completed =
                all.stream().filter(each -> each.status() == Status.COMPLETED).toList();
        ObjectNode summary = body.putObject("summary");
        summarise(summary.putObject("state_size"), completed, CheckpointView::bytes);
        summarise(summary.putObject("end_to_end_duration"), completed, each -> each.ended() - each.triggered());
        ObjectNode latest = body.putObject("latest");
        first(
                latest,
                "completed",
                all,
                each -> each.status() == Status.COMPLETED && !each.kind().isSavepoint());
        first(
                latest,
                "savepoint",
                all,
                each -> each.status() == Status.COMPLETED && each.kind().isSavepoint());
        first(latest, "failed", all, each -> each.status() == Status.ABORTED);
        ArrayNode history = body.putArray("history");
        all.stream().limit(HISTORY_MAX).forEach(each -> history.add(described(each)));
        return Answer.ok(body);
    }

    private static long count(List<CheckpointView> all, Status status) {
        return all.stream().filter(each -> each.status() == status).count();
    }

    private static void summarise(
            ObjectNode summary, List<CheckpointView> completed, ToLongFunction<CheckpointView> measure) {
        if (!completed.isEmpty()) {
            summary.put("min", completed.stream().mapToLong(measure).min().orElse(0));
            summary.put("max", completed.stream().mapToLong(measure).max().orElse(0));
            summary.put("avg", (long)
                    completed.stream().mapToLong(measure).average().orElse(0));
        }
    }

    private void first(ObjectNode latest, String name, List<CheckpointView> all, Predicate<CheckpointView> which) {
        CheckpointView found = all.stream().filter(which).findFirst().orElse(null);
        latest.set(name, found == null ? null : described(found));
    }

    /** {@code /jobs/:jobid/checkpoints/details/:checkpointid}: with what is told of each vertex. */
    Answer details(RestRequest request) throws RestRefusal {
        Moment moment = job.moment();
        String asked = request.part("checkpointid");
        CheckpointView found = asked.matches("\\d{1,18}") ? moment.checkpoints().find(Long.parseLong(asked)) : null;
        if (found == null) {
            throw new RestRefusal(
                    RestRefusal.NOT_FOUND, "Could not find checkpointing statistics for checkpoint " + asked + ".");
        }
        ObjectNode body = described(found);
        ObjectNode tasks = body.putObject("tasks");
        for (VertexDeclared vertex : moment.job().vertices()) {
            describe(tasks.putObject(vertex.vertex()), found, vertex);
        }
        return Answer.ok(body);
    }

    private static void describe(ObjectNode task, CheckpointView checkpoint, VertexDeclared vertex) {
        List<Part> parts = new ArrayList<>();
        checkpoint.parts().forEach((subtask, part) -> {
            if (subtask.vertex().equals(vertex.vertex()) && part.acknowledged() >= 0) {
                parts.add(part);
            }
        });
        task.put("num_subtasks", vertex.parallelism()).put("num_acknowledged_subtasks", parts.size());
        task.put("state_size", parts.stream().mapToLong(Part::bytes).sum());
        task.put(
                "end_to_end_duration",
                parts.stream().mapToLong(Part::acknowledged).max().orElse(checkpoint.triggered())
                        - checkpoint.triggered());
    }

    private ObjectNode described(CheckpointView view) {
        ObjectNode body =
                JSON.createObjectNode().put("className", className(view)).put("id", view.number());
        body.put(
                "status",
                view.status() == Status.ABORTED ? "FAILED" : view.status().name());
        body.put("is_savepoint", view.kind().isSavepoint()).put("checkpoint_type", type(view.kind()));
        body.put("trigger_timestamp", job.time(view.triggered()));
        body.put("latest_ack_timestamp", job.time(latestAcknowledgement(view)));
        body.put("state_size", view.bytes());
        body.put("end_to_end_duration", (view.ended() < 0 ? job.now() : view.ended()) - view.triggered());
        body.put("num_subtasks", job.moment().subtasks().size());
        body.put("num_acknowledged_subtasks", view.acknowledgements());
        if (view.status() == Status.ABORTED) {
            body.put("failure_timestamp", job.time(view.ended())).put("failure_message", view.reason());
        }
        return body;
    }

    private static long latestAcknowledgement(CheckpointView view) {
        return view.parts().values().stream()
                .mapToLong(Part::acknowledged)
                .max()
                .orElse(-1);
    }

    private static String className(CheckpointView view) {
        return switch (view.status()) {
            case IN_PROGRESS -> "in_progress";
            case COMPLETED -> "completed";
            case ABORTED -> "failed";
        };
    }

    private static String type(SnapshotKind kind) {
        return switch (kind) {
            case CHECKPOINT, FINAL_CHECKPOINT -> "CHECKPOINT";
            case SAVEPOINT -> "SAVEPOINT";
            case STOP_WITH_SAVEPOINT -> "SYNC_SAVEPOINT";
        };
    }
}
