package dev.millrace.testkit.fuzz.plan;

import java.util.List;

/**
 * One source: a bounded stream and the strategy of its watermarks.
 *
 * @param rows in order of arrival
 * @param splits number of splits that the rows are dealt out to
 * @param bound ms by which the watermark trails the largest time seen
 * @param punctual whether each record may advance the watermark at once, else it advances periodically
 * @param given whether the records are part of the job, all there from the start, and no stream of the outside world
 */
public record SourcePlan(List<Row> rows, int splits, long bound, boolean punctual, boolean given) {
    public SourcePlan {
        rows = List.copyOf(rows);
    }

    /** The same source of other rows. */
    public SourcePlan withRows(List<Row> others) {
        return new SourcePlan(others, splits, bound, punctual, given);
    }
}
