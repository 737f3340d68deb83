package dev.millrace.app.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.journal.JobView;
import dev.millrace.journal.Moment;
import dev.millrace.journal.SubtaskView;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.TraceEvent.EdgeDeclared;
import dev.millrace.trace.TraceEvent.VertexDeclared;
import dev.millrace.trace.Traced;
import java.util.List;
import java.util.Locale;

/** What is told of the job as a whole. */
final class JobAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunningJob job;

    JobAnswers(RunningJob job) {
        this.job = job;
    }

    /** Whether there is a job yet: its script has been read. */
    private boolean isThere() {
        return job.moment().job().status() != JobView.Status.INITIALIZING;
    }

    /** {@code /overview}: the engine process is the one task manager. */
    Answer overview(RestRequest request) {
        String state = isThere() ? state() : "";
        ObjectNode body = JSON.createObjectNode();
        body.put("taskmanagers", 1);
        body.put("jobs-running", state.equals("RUNNING") || state.equals("RESTARTING") ? 1 : 0);
        body.put("jobs-finished", state.equals("FINISHED") ? 1 : 0);
        body.put("jobs-cancelled", state.equals("CANCELED") ? 1 : 0);
        body.put("jobs-failed", state.equals("FAILED") ? 1 : 0);
        return Answer.ok(body);
    }

    /** {@code /jobs}. */
    Answer ids(RestRequest request) {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode jobs = body.putArray("jobs");
        if (isThere()) {
            jobs.addObject().put("id", job.id()).put("status", state());
        }
        return Answer.ok(body);
    }

    /** {@code /jobs/overview}. */
    Answer jobs(RestRequest request) {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode jobs = body.putArray("jobs");
        if (isThere()) {
            ObjectNode each = described(jobs.addObject());
            Moment moment = job.moment();
            ObjectNode tasks =
                    each.put("last-modification", job.time(moment.time())).putObject("tasks");
            tasks.put("total", moment.subtasks().size());
            JobStates.counts(moment.subtasks().values())
                    .forEach((state, count) -> tasks.put(state.toLowerCase(Locale.ROOT), count));
        }
        return Answer.ok(body);
    }

    private ObjectNode described(ObjectNode body) {
        JobView view = job.moment().job();
        body.put("jid", job.id()).put("name", view.name()).put("state", state());
        body.put("start-time", job.time(0));
        body.put("end-time", job.isOver() ? job.time(job.now()) : -1);
        return body.put("duration", job.now());
    }

    private String state() {
        return JobStates.of(job.moment().job().status());
    }

    /** {@code /jobs/:jobid}. */
    Answer job(RestRequest request) {
        ObjectNode body = described(JSON.createObjectNode());
        Moment moment = job.moment();
        body.put("now", job.time(job.now()));
        ArrayNode vertices = body.putArray("vertices");
        for (VertexDeclared vertex : moment.job().vertices()) {
            describe(vertices.addObject(), vertex, moment);
        }
        JobStates.counts(moment.subtasks().values()).forEach(body.putObject("status-counts")::put);
        body.set("plan", plan());
        return Answer.ok(body);
    }

    private void describe(ObjectNode body, VertexDeclared vertex, Moment moment) {
        List<SubtaskView> subtasks = VertexAnswers.subtasks(moment, vertex.vertex());
        body.put("id", vertex.vertex()).put("name", String.join(" -> ", vertex.operators()));
        body.put("maxParallelism", vertex.maxParallelism()).put("parallelism", vertex.parallelism());
        body.put("status", JobStates.together(subtasks));
        JobStates.counts(subtasks).forEach(body.putObject("tasks")::put);
        ObjectNode metrics = body.putObject("metrics");
        metrics.put(
                "read-records",
                subtasks.stream()
                        .mapToLong(subtask -> subtask.measured().recordsIn())
                        .sum());
        metrics.put(
                "write-records",
                subtasks.stream()
                        .mapToLong(subtask -> subtask.measured().recordsOut())
                        .sum());
    }

    /** {@code /jobs/:jobid/plan}. */
    Answer plan(RestRequest request) {
        ObjectNode body = JSON.createObjectNode();
        body.set("plan", plan());
        return Answer.ok(body);
    }

    private ObjectNode plan() {
        JobView view = job.moment().job();
        ObjectNode plan = JSON.createObjectNode().put("jid", job.id()).put("name", view.name());
        ArrayNode nodes = plan.putArray("nodes");
        for (VertexDeclared vertex : view.vertices()) {
            ObjectNode node = nodes.addObject();
            node.put("id", vertex.vertex()).put("parallelism", vertex.parallelism());
            node.put("operator", vertex.kind()).put("description", String.join(" -> ", vertex.operators()));
            ArrayNode inputs = node.putArray("inputs");
            for (EdgeDeclared edge : view.edges()) {
                if (edge.to().equals(vertex.vertex())) {
                    inputs.addObject()
                            .put("num", inputs.size() - 1)
                            .put("id", edge.from())
                            .put("ship_strategy", edge.partitioning().toUpperCase(Locale.ROOT));
                }
            }
        }
        return plan;
    }

    /** {@code /jobs/:jobid/exceptions}: the newest first. */
    Answer exceptions(RestRequest request) {
        ObjectNode body = JSON.createObjectNode();
        ObjectNode history = body.putObject("exceptionHistory");
        ArrayNode entries = history.putArray("entries");
        for (Traced failure : job.failures()) {
            TraceEvent.TaskFailed failed = (TraceEvent.TaskFailed) failure.event();
            ObjectNode entry = entries.addObject();
            entry.put("exceptionName", failed.cause().split("[:\n]", 2)[0]).put("stacktrace", failed.cause());
            entry.put("timestamp", job.time(failure.time()));
            entry.put("taskName", failed.subtask().toString());
        }
        history.put("truncated", false);
        return Answer.ok(body);
    }
}
