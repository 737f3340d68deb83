package dev.millrace.connector;

import dev.millrace.functions.TaskInfo;
import dev.millrace.runtime.External;
import dev.millrace.runtime.OperatorContext;
import dev.millrace.trace.CanonicalText;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Tracer;

/** What a sink's writer and committer are given; the engine's own sinks may ask for more than Flink's interfaces say. */
public final class SinkContext implements WriterInitContext, CommitterInitContext {
    private final OperatorContext operator;
    private final String result;
    private final SinkTimers timers;
    private int opened;
    private int rows;

    SinkContext(OperatorContext operator, String result) {
        this.operator = operator;
        this.result = result;
        this.timers = new SinkTimers(operator);
    }

    /** The context behind what a sink of the engine's own was given. */
    public static SinkContext of(InitContext context) {
        return (SinkContext) context;
    }

    @Override
    public TaskInfo getTaskInfo() {
        return operator.taskInfo();
    }

    @Override
    public ProcessingTimeService getProcessingTimeService() {
        return timers;
    }

    SinkTimers timers() {
        return timers;
    }

    /** The operator's surroundings. */
    public OperatorContext operator() {
        return operator;
    }

    /** The world outside the job. */
    public External external() {
        return operator.external();
    }

    /** How the trace calls the sink's output. */
    public String result() {
        return result;
    }

    /** What the names of this subtask's transactions begin with, in this and in earlier attempts of the same start of the job. */
    String owner() {
        return operator.operator() + "." + operator.subtask().index() + "/" + operator.jobId() + "/";
    }

    /** The open transaction: a name that is never used twice, whatever is restarted or resumed. */
    String transaction() {
        return owner() + operator.attempt() + "-" + opened;
    }

    /** A row belongs to the open transaction now. */
    void pending(Object value) {
        rows++;
        if (traced()) {
            report(new TraceEvent.ResultPending(operator.subtask(), result, transaction(), CanonicalText.of(value)));
        }
    }

    /** A row that an earlier attempt had written belongs to the open transaction. */
    public void recovered(String row) {
        pending(row);
    }

    /** Rows of the open transaction. */
    int rows() {
        return rows;
    }

    /** The open transaction is closed; the next one has another name. */
    void openNext() {
        opened++;
        rows = 0;
    }

    /** Whether somebody listens. */
    public boolean traced() {
        return operator.tracer() != null;
    }

    /** Reports the event where somebody listens. */
    public void report(TraceEvent event) {
        Tracer tracer = operator.tracer();
        if (tracer != null) {
            tracer.report(event);
        }
    }
}
