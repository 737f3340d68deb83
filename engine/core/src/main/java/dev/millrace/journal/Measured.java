package dev.millrace.journal;

import dev.millrace.trace.TraceEvent.MetricChanged;
import dev.millrace.trace.TraceEvent.OfSubtask;
import dev.millrace.trace.TraceEvent.OutputBlocked;
import dev.millrace.trace.TraceEvent.OutputUnblocked;
import dev.millrace.trace.TraceEvent.RecordRead;
import dev.millrace.trace.TraceEvent.RecordReceived;
import dev.millrace.trace.TraceEvent.RecordSent;
import dev.millrace.trace.TraceEvent.SubtaskStarted;
import dev.millrace.trace.Traced;

/**
 * What is measured of a subtask in its present attempt, up to an instant. Times are processing time in ms.
 *
 * @param metrics what its operators measure, by operator and name
 * @param recordsIn records that it has read or received
 * @param recordsOut records that it has sent
 * @param started when it was deployed
 * @param refusing number of channels that refuse its output
 * @param refusedSince since when at least one has, where one does
 * @param refused how long at least one had, before that
 */
public record Measured(
        PersistentMap<String, MetricView> metrics,
        long recordsIn,
        long recordsOut,
        long started,
        int refusing,
        long refusedSince,
        long refused) {
    static final Measured NOTHING = new Measured(PersistentMap.empty(), 0, 0, 0, 0, 0, 0);

    /** The part (0 to 1) of its time until {@code now} that it has waited for room for its output: its back-pressure, as Flink's web page shows. */
    public double backPressure(long now) {
        long waited = refused + (refusing > 0 ? now - refusedSince : 0);
        return now > started ? waited / (double) (now - started) : 0;
    }

    Measured after(OfSubtask event, Traced traced) {
        if (event instanceof RecordReceived || event instanceof RecordRead) {
            return new Measured(metrics, recordsIn + 1, recordsOut, started, refusing, refusedSince, refused);
        } else if (event instanceof RecordSent) {
            return new Measured(metrics, recordsIn, recordsOut + 1, started, refusing, refusedSince, refused);
        } else if (event instanceof OutputBlocked) {
            long since = refusing == 0 ? traced.time() : refusedSince;
            return new Measured(metrics, recordsIn, recordsOut, started, refusing + 1, since, refused);
        } else if (event instanceof OutputUnblocked) {
            long waited = refusing == 1 ? traced.time() - refusedSince : 0;
            return new Measured(metrics, recordsIn, recordsOut, started, refusing - 1, refusedSince, refused + waited);
        } else if (event instanceof MetricChanged changed) {
            MetricView metric =
                    new MetricView(changed.operator(), changed.metric(), changed.value(), traced.position());
            PersistentMap<String, MetricView> now = metrics.with(metric.operator() + " " + metric.name(), metric);
            return new Measured(now, recordsIn, recordsOut, started, refusing, refusedSince, refused);
        } else if (event instanceof SubtaskStarted) {
            return new Measured(PersistentMap.empty(), 0, 0, traced.time(), 0, 0, 0);
        }
        return this;
    }
}
