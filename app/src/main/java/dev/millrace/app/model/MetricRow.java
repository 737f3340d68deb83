package dev.millrace.app.model;

import dev.millrace.journal.Moment;
import java.util.List;

/**
 * One metric of an operator in a subtask, as a line of text.
 *
 * @param owner the operator and the number of its subtask
 * @param name the metric
 * @param value what it says
 * @param position place in the journal of the event that said so
 */
public record MetricRow(String owner, String name, String value, int position) {
    /** All metrics, by subtask, operator and name. */
    public static List<MetricRow> of(Moment moment) {
        return moment.subtasks().values().stream()
                .flatMap(subtask -> subtask.measured().metrics().values().stream()
                        .map(metric -> new MetricRow(
                                metric.operator() + "." + subtask.id().index(), metric.name(), metric.value(), (int)
                                        metric.position())))
                .toList();
    }
}
