package dev.millrace.app.model;

import dev.millrace.journal.Measured;
import dev.millrace.journal.Moment;
import dev.millrace.journal.SubtaskView;
import java.util.List;

/**
 * What goes through one subtask, as a line of text.
 *
 * @param subtask its name
 * @param in records it has read or received in this attempt
 * @param out records it has sent
 * @param pressure the part (0 to 1) of its time that it has waited for room for its output
 * @param level the same in words, with Flink's bounds
 */
public record TrafficRow(String subtask, String in, String out, double pressure, String level) {
    /** Every subtask, in the order of the job. */
    public static List<TrafficRow> of(Moment moment) {
        return moment.subtasks().values().stream()
                .filter(subtask -> subtask.status() != SubtaskView.Status.CREATED)
                .map(subtask -> row(subtask, moment.time()))
                .toList();
    }

    private static TrafficRow row(SubtaskView subtask, long now) {
        Measured measured = subtask.measured();
        double pressure = measured.backPressure(now);
        return new TrafficRow(
                subtask.id().toString(),
                Long.toString(measured.recordsIn()),
                Long.toString(measured.recordsOut()),
                pressure,
                level(pressure) + " " + Math.round(pressure * 100) + " %");
    }

    private static String level(double pressure) {
        return pressure <= 0.1 ? "ok" : pressure <= 0.5 ? "low" : "high";
    }
}
