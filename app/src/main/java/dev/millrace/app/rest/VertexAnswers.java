package dev.millrace.app.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.journal.MetricView;
import dev.millrace.journal.Moment;
import dev.millrace.journal.SubtaskView;
import dev.millrace.trace.TraceEvent.VertexDeclared;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is told of one vertex and its subtasks. */
final class VertexAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Flink's bounds of the levels ok, low and high. */
    private static final double OK_UP_TO = 0.1;

    private static final double LOW_UP_TO = 0.5;

    private final RunningJob job;

    VertexAnswers(RunningJob job) {
        this.job = job;
    }

    static List<SubtaskView> subtasks(Moment moment, String vertex) {
        return moment.subtasks().values().stream()
                .filter(subtask -> subtask.id().vertex().equals(vertex))
                .toList();
    }

    private List<SubtaskView> subtasks(RestRequest request) throws RestRefusal {
        Moment moment = job.moment();
        String asked = request.part("vertexid");
        List<String> all =
                moment.job().vertices().stream().map(VertexDeclared::vertex).toList();
        if (!all.contains(asked)) {
            throw new RestRefusal(
                    RestRefusal.NOT_FOUND,
                    "Vertex " + asked + " not found; the job has " + String.join(", ", all) + ".");
        }
        return subtasks(moment, asked);
    }

    /** {@code /jobs/:jobid/vertices/:vertexid}. */
    Answer vertex(RestRequest request) throws RestRefusal {
        List<SubtaskView> subtasks = subtasks(request);
        ObjectNode body = JSON.createObjectNode().put("id", request.part("vertexid"));
        body.put("parallelism", subtasks.size()).put("now", job.time(job.now()));
        ArrayNode list = body.putArray("subtasks");
        for (SubtaskView subtask : subtasks) {
            ObjectNode each = list.addObject().put("subtask", subtask.id().index());
            each.put("status", JobStates.of(subtask.status())).put("attempt", subtask.attempt());
            each.put("start-time", job.time(subtask.measured().started()));
            each.putObject("metrics")
                    .put("read-records", subtask.measured().recordsIn())
                    .put("write-records", subtask.measured().recordsOut());
        }
        return Answer.ok(body);
    }

    /** {@code /jobs/:jobid/vertices/:vertexid/backpressure}: of the time of the subtask's present attempt. */
    Answer backPressure(RestRequest request) throws RestRefusal {
        List<SubtaskView> subtasks = subtasks(request);
        long now = job.now();
        ObjectNode body = JSON.createObjectNode().put("status", "ok");
        double most = subtasks.stream()
                .mapToDouble(subtask -> subtask.measured().backPressure(now))
                .max()
                .orElse(0);
        body.put("backpressureLevel", level(most)).put("end-timestamp", job.time(now));
        ArrayNode list = body.putArray("subtasks");
        for (SubtaskView subtask : subtasks) {
            double ratio = subtask.measured().backPressure(now);
            list.addObject()
                    .put("subtask", subtask.id().index())
                    .put("attempt-number", subtask.attempt())
                    .put("backpressureLevel", level(ratio))
                    .put("ratio", ratio);
        }
        return Answer.ok(body);
    }

    private static String level(double ratio) {
        return ratio <= OK_UP_TO ? "ok" : ratio <= LOW_UP_TO ? "low" : "high";
    }

    /** {@code /jobs/:jobid/vertices/:vertexid/watermarks}. */
    Answer watermarks(RestRequest request) throws RestRefusal {
        ArrayNode body = JSON.createArrayNode();
        for (SubtaskView subtask : subtasks(request)) {
            body.addObject()
                    .put("id", subtask.id().index() + ".currentInputWatermark")
                    .put("value", Long.toString(subtask.watermark()));
        }
        return Answer.ok(body);
    }

    /** {@code /jobs/:jobid/vertices/:vertexid/metrics}: which there are, and with {@code get=a,b} what these say. */
    Answer metrics(RestRequest request) throws RestRefusal {
        Map<String, String> metrics = new TreeMap<>();
        for (SubtaskView subtask : subtasks(request)) {
            String prefix = subtask.id().index() + ".";
            metrics.put(
                    prefix + "numRecordsIn", Long.toString(subtask.measured().recordsIn()));
            metrics.put(
                    prefix + "numRecordsOut", Long.toString(subtask.measured().recordsOut()));
            for (MetricView metric : subtask.measured().metrics().values()) {
                metrics.put(prefix + metric.operator() + "." + metric.name(), metric.value());
            }
        }
        String wanted = request.query().get("get");
        ArrayNode body = JSON.createArrayNode();
        if (wanted == null) {
            metrics.keySet().forEach(name -> body.addObject().put("id", name));
        } else {
            for (String name : wanted.split(",", -1)) {
                if (metrics.containsKey(name)) {
                    body.addObject().put("id", name).put("value", metrics.get(name));
                }
            }
        }
        return Answer.ok(body);
    }
}
